using System.Text;

namespace Streamiz.Protocol.Records;

/// <summary>One header of a record, in place.</summary>
public readonly ref struct RecordHeader
{
    internal RecordHeader(ReadOnlySpan<byte> key, RecordBytes value)
    {
        KeyBytes = key;
        Value = value;
    }

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> KeyBytes { get; }

    /// <summary>The name.</summary>
    public string Key => Encoding.UTF8.GetString(KeyBytes);

    /// <summary>The value.</summary>
    public RecordBytes Value { get; }
}
