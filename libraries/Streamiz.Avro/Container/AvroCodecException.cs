namespace Streamiz.Avro;

/// <summary>A container file's codec that is unknown, or whose native library is not on this machine.</summary>
public sealed class AvroCodecException : AvroException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="codec">The name of the codec.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    public AvroCodecException(string codec, string message)
        : base(message) => Codec = codec;

    /// <summary>The name of the codec.</summary>
    public string Codec { get; }
}
