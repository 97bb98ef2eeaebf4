using System.Globalization;
using Streamiz.Kafka.Net;

namespace Streamiz.Surface;

/// <summary>Upstream's configuration keys: each is a property here, under its key, with upstream's default.</summary>
[TestFixture]
public sealed class SettingsTests
{
    private static readonly string[][] Rows = [.. Folder.Lines("upstream/config-keys.tsv").Skip(1).Select(l => l.Split('\t'))];

    private static IEnumerable<string> Keys => Rows.Where(r => r[1].Length > 0).Select(r => r[0]);

    [TestCaseSource(nameof(Keys))]
    public void A_key_is_the_property_with_the_type_and_default_it_has_upstream(string key)
    {
        string[] row = Rows.Single(r => r[0] == key);
        var property = typeof(StreamConfig).GetProperty(row[1]["StreamConfig.".Length..])!;
        var config = new StreamConfig();
        object? value = property.CanRead ? property.GetValue(config) : null;

        Assert.That(property, Is.Not.Null);
        Assert.That(new TypeText(false).Of(property.PropertyType), Is.EqualTo(row[2]));
        Assert.That((object?)config.Get(key), Is.SameAs(value).Or.EqualTo(value), "by key and as a property");
        switch (row[3])
        {
            case "unset" or "null":
                Assert.That(value, Is.Null);
                break;
            case "always FAIL" or "a handler that does nothing" or "a reporter that does nothing":
                Assert.That(value, Is.Not.Null);
                break;
            case "{temp}/streamiz-kafka-net":
                Assert.That(value, Is.EqualTo(Path.Combine(Path.GetTempPath(), "streamiz-kafka-net")));
                break;
            case "ByteArraySerDes" or "FailOnInvalidTimestamp":
                Assert.That(value!.GetType().Name, Is.EqualTo(row[3]));
                break;
            default:
                Assert.That(value is bool b ? b ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture), Is.EqualTo(row[3]));
                break;
        }
    }

    [TestCaseSource(nameof(Keys))]
    public void What_is_set_by_key_is_set_in_the_property(string key)
    {
        string[] row = Rows.Single(r => r[0] == key);
        var property = typeof(StreamConfig).GetProperty(row[1]["StreamConfig.".Length..])!;
        // Read-only ones: setting them by key has no effect on the property.
        if (property is not { CanRead: true, CanWrite: true }) return;
        object? value = key == "schema.registry.basic.auth.credentials.source" ? "USER_INFO" : Other(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, property.GetValue(new StreamConfig()));
        if (value is null) return;
        var config = new StreamConfig();
        config.AddConfig(key, value);
        var byProperties = new StreamConfig(new Dictionary<string, dynamic> { [key] = value });
        var byIndexer = new StreamConfig { [key] = value };

        Assert.That(property.GetValue(config), Is.EqualTo(value));
        Assert.That(property.GetValue(byProperties), Is.EqualTo(value));
        Assert.That(property.GetValue(byIndexer), Is.EqualTo(value));
        Assert.That(property.GetValue(config.Clone()), Is.EqualTo(value), "a clone");
    }

    private static object? Other(Type type, object? now) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().FirstOrDefault(v => !v.Equals(now)) ?? now,
        TypeCode.Boolean => now is not true,
        TypeCode.Int32 => 7,
        TypeCode.Int64 => 70_000L,
        TypeCode.Double => 7.0,
        TypeCode.String => "some",
        _ => type == typeof(TimeSpan) ? TimeSpan.FromSeconds(77) : null,
    };
}
