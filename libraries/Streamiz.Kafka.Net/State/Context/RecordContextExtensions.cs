using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Additions to <see cref="IRecordContext"/>. (Ours.)</summary>
public static class RecordContextExtensions
{
    /// <summary>Adds a header for what comes after, without decoding those that are there.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The header's name.</param>
    /// <param name="value">Its value; written as UTF-8.</param>
    public static void AddHeader(this IRecordContext record, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record is RecordContext own) own.AddHeader(key, value);
        else record.Headers.Add(key, System.Text.Encoding.UTF8.GetBytes(value));
    }
}
