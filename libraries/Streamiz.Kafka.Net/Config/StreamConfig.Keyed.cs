using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net;

/// <content>Access by key.</content>
public partial class StreamConfig
{
    private static readonly FrozenDictionary<string, Setting> Settings = ClientSettings().Concat(OwnSettings()).Concat(OurSettings()).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, object> _free = new(StringComparer.Ordinal);
    private string? _consumeResultFields;

    /// <summary>A setting by its key; reading one that is not there gives <c>null</c>.</summary>
    public dynamic this[string key] { get => Get(key); set => AddConfig(key, (object)value); }

    /// <inheritdoc/>
    public void AddConfig(string key, dynamic value)
    {
        ArgumentNullException.ThrowIfNull(key);
        object? plain = value;
        if (Settings.TryGetValue(key, out var setting)) setting.Write(this, plain);
        else Keep(key, plain);
    }

    /// <inheritdoc/>
    public dynamic Get(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (Settings.TryGetValue(key, out var setting) ? setting.Read(this) : _free.GetValueOrDefault(key))!;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetPrefixScan(string prefixKey) =>
        [.. _free.Where(f => f.Key.StartsWith(prefixKey, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, Text(f.Value)))];

    /// <summary>Key of an override for the stream threads' consumer.</summary>
    public string MainConsumerPrefix(string key) => MainConsumer + key;

    /// <summary>Key of an override for the consumer of global tables.</summary>
    public string GlobalConsumerPrefix(string key) => GlobalConsumer + key;

    /// <summary>Key of an override for the consumer that restores state.</summary>
    public string RestoreConsumerPrefix(string key) => RestoreConsumer + key;

    /// <summary>Key of an override for producers.</summary>
    public string ProducerPrefix(string key) => AnyProducer + key;

    /// <summary>Key of an override for the consumer of asynchronous operators.</summary>
    public string ExternalConsumerPrefix(string key) => ExternalConsumer + key;

    /// <summary>Key of an override for the producer of asynchronous operators.</summary>
    public string ExternalProducerPrefix(string key) => ExternalProducer + key;

    /// <inheritdoc/>
    public IStreamConfig Clone()
    {
        var clone = new StreamConfig();
        foreach (var (key, setting) in Settings)
            if (key != "processing.guarantee") setting.Copy(this, clone);
        clone._guarantee = _guarantee;
        clone._commitIntervalMs = _commitIntervalMs;
        foreach (var (key, value) in _free) clone._free[key] = value;
        clone.Logger = Logger;
        clone.TimeProvider = TimeProvider;
        foreach (var middleware in _middlewares) clone.AddMiddleware(middleware);
        return clone;
    }

    /// <summary>One line a setting that is set, passwords left out.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, setting) in Settings.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (setting.Read(this) is not { } value) continue;
            text.Append("  ").Append(key).Append(" = ").AppendLine(IsSecret(key) ? "********" : Text(value));
        }

        foreach (var (key, value) in _free.OrderBy(f => f.Key, StringComparer.Ordinal))
            text.Append("  ").Append(key).Append(" = ").AppendLine(IsSecret(key) ? "********" : Text(value));
        return text.ToString();
    }

    private static bool IsSecret(string key) =>
        key.Contains("password", StringComparison.Ordinal) || key.Contains("secret", StringComparison.Ordinal) || key.Contains("user.info", StringComparison.Ordinal)
        || key.Contains("key.pem", StringComparison.Ordinal) || key.Contains("account.key", StringComparison.Ordinal);

    private static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private void Keep(string key, object? value)
    {
        if (value is null) _free.Remove(key);
        else _free[key] = value;
    }

    private T? Free<T>(string key) => Cast<T?>(key, _free.GetValueOrDefault(key));

    /// <summary>Takes a value of the setting's type, or what can be turned into it: numbers of other sizes, texts, milliseconds for times.</summary>
    private static T Cast<T>(string key, object? value)
    {
        if (value is null) return default!;
        if (value is T same) return same;
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        try
        {
            if (type.IsEnum && value is string name) return (T)Enum.Parse(type, NameIn(type, name));
            if (type == typeof(TimeSpan) && value is not string) return (T)(object)TimeSpan.FromMilliseconds(Convert.ToDouble(value, CultureInfo.InvariantCulture));
            if (type == typeof(TimeSpan)) return (T)(object)TimeSpan.Parse((string)value, CultureInfo.InvariantCulture);
            if (value is IConvertible && type.IsPrimitive) return (T)Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new StreamConfigException($"{key} takes a {type.Name} and was given '{value}': {e.Message}");
        }

        throw new StreamConfigException($"{key} takes a {type.Name} and was given a {value.GetType().Name}");
    }

    // Keys spell enumerations in several ways: scram-sha-256, read_committed, AT_LEAST_ONCE.
    private static string NameIn(Type type, string name) =>
        Enum.GetNames(type).FirstOrDefault(n => string.Equals(Plain(n), Plain(name), StringComparison.OrdinalIgnoreCase)) ?? name;

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    private static Dictionary<string, Setting> OurSettings() => new(StringComparer.Ordinal)
    {
        ["application.server"] = new(c => c.ApplicationServer, (c, v) => c.ApplicationServer = Cast<string?>("application.server", v)),
        ["processing.exception.handler"] = new(c => c.ProcessingExceptionHandler, (c, v) => c.ProcessingExceptionHandler = Cast<Func<ErrorContext, Exception, ExceptionHandlerResponse>>("processing.exception.handler", v)),
        ["topology.optimization"] = new(c => c.Optimization, (c, v) => c.Optimization = Cast<TopologyOptimization>("topology.optimization", v)),
        ["dsl.store"] = new(c => c.DslStore, (c, v) => c.DslStore = Cast<DslStoreKind>("dsl.store", v)),
        ["ensure.explicit.internal.resource.naming"] = new(c => c.EnsureExplicitInternalResourceNaming, (c, v) => c.EnsureExplicitInternalResourceNaming = Cast<bool>("ensure.explicit.internal.resource.naming", v)),
        ["num.standby.replicas"] = new(c => c.NumStandbyReplicas, (c, v) => c.NumStandbyReplicas = Cast<int>("num.standby.replicas", v)),
    };

    private sealed record Setting(Func<StreamConfig, object?> Read, Action<StreamConfig, object?> Write)
    {
        public void Copy(StreamConfig from, StreamConfig to)
        {
            var value = Read(from);
            if (!Equals(value, Read(to))) Write(to, value);
        }
    }
}
