using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net;

/// <summary>Settings that belong together.</summary>
public static class StreamConfigExtensions
{
    /// <summary>Has all key-value and window stores of the DSL cached when nothing else is said of them, each with at most this size.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="defaultCacheSize">Size of one store's cache.</param>
    public static void EnableCacheStoreByDefault(this IStreamConfig config, CacheSize defaultCacheSize)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(defaultCacheSize);
        config.DefaultCacheEnabled = true;
        config.DefaultStateStoreCacheMaxBytes = defaultCacheSize.CacheSizeBytes;
    }

    /// <summary>
    /// Reads an extension's own settings into an object: every property that can be set is given what stands under its key, if anything does. The key is the
    /// text of a constant named after the property (<c>accountNameCst</c> for <c>AccountName</c>), or else its name in lower case with dots (<c>account.name</c>).
    /// A configuration that is a <typeparamref name="T"/> itself is handed back as it is.
    /// </summary>
    /// <typeparam name="T">A class that can be made without arguments, or a type that the configuration has.</typeparam>
    /// <exception cref="StreamConfigException">A value does not fit its property, or the class cannot be made.</exception>
    public static T Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields)] T>(this IStreamConfig config)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config is T own) return own;
        if (typeof(T).IsAbstract || typeof(T).GetConstructor(Type.EmptyTypes) is null)
            throw new StreamConfigException($"{typeof(T).Name} cannot be read from the configuration: it needs a public constructor without arguments");
        var settings = Activator.CreateInstance<T>();
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            string key = KeyOf(property, typeof(T).GetFields());
            object? value = config.Get(key);
            if (value is not null) property.SetValue(settings, Fit(key, value, property.PropertyType));
        }

        return settings;
    }

    private static string KeyOf(PropertyInfo property, FieldInfo[] fields)
    {
        var named = fields.FirstOrDefault(f => f.IsLiteral && f.FieldType == typeof(string) && string.Equals(f.Name, property.Name + "Cst", StringComparison.OrdinalIgnoreCase));
        if (named?.GetRawConstantValue() is string key) return key;
        var dotted = new StringBuilder();
        foreach (char c in property.Name)
        {
            if (char.IsUpper(c) && dotted.Length > 0) dotted.Append('.');
            dotted.Append(char.ToLowerInvariant(c));
        }

        return dotted.ToString();
    }

    private static object Fit(string key, object value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsInstanceOfType(value)) return value;
        try
        {
            return type.IsEnum ? Enum.Parse(type, value.ToString()!, ignoreCase: true) : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new StreamConfigException($"{key} takes {type.Name} and was given '{value}'");
        }
    }
}
