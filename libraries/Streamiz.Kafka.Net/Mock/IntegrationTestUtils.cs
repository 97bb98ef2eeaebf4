using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>Reads whole output topics.</summary>
public static class IntegrationTestUtils
{
    /// <summary>The last value of every key.</summary>
    public static Dictionary<K, V> ReadKeyValuesToMap<K, V>(this TestOutputTopic<K, V> outputTopic)
        where K : notnull
    {
        ArgumentNullException.ThrowIfNull(outputTopic);
        var map = new Dictionary<K, V>();
        foreach (var record in outputTopic.ReadKeyValueList()) map[record.Message.Key] = record.Message.Value;
        return map;
    }

    /// <summary>Records of a topic, at least so many.</summary>
    public static List<ConsumeResult<K, V>> WaitUntilMinKeyValueRecordsReceived<K, V>(TestOutputTopic<K, V> topic, int size) =>
        WaitUntilMinKeyValueRecordsReceived(topic, size, TimeSpan.FromSeconds(30));

    /// <summary>
    /// Records of a topic, at least so many. Everything piped is worked on when piping returns, so there is nothing to wait for: too few are an error at once.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are fewer.</exception>
    public static List<ConsumeResult<K, V>> WaitUntilMinKeyValueRecordsReceived<K, V>(TestOutputTopic<K, V> topic, int size, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var records = topic.ReadKeyValueList().ToList();
        return records.Count >= size ? records : throw new InvalidOperationException($"{size} records were expected and {records.Count} are there");
    }
}
