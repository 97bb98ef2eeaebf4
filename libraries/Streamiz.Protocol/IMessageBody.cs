namespace Streamiz.Protocol;

/// <summary>What every message can do, whichever it is.</summary>
public interface IMessageBody
{
    /// <summary>Reads the fields that <paramref name="version"/> has; bytes and records are slices of what is read, not copies.</summary>
    /// <exception cref="WireFormatException">The bytes do not follow the format.</exception>
    void Read(ref WireReader reader, short version);

    /// <summary>Writes the fields that <paramref name="version"/> has.</summary>
    void Write(ref WireWriter writer, short version);

    /// <summary>Gives every field its default, so that the object can be used again.</summary>
    void Clear();
}
