namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>A key and its value in one array, which is reused when the value changes and when the entry is.</summary>
internal class ByteEntry
{
    private byte[] _data = [];

    /// <summary>The next one in the same bucket.</summary>
    public ByteEntry? NextInBucket;

    /// <summary>Neighbours in the order of updates; see <see cref="EntryQueue{E}"/>.</summary>
    public ByteEntry? Older;

    /// <inheritdoc cref="Older"/>
    public ByteEntry? Newer;

    /// <summary>Whether it stands in the queue.</summary>
    public bool Queued;

    /// <summary>Number of the insertion that made it: a walk passes over entries made after it began, so that it ends.</summary>
    public long Born;

    public int KeyLength { get; private set; }

    /// <summary>Length of the value; -1 when the entry says that the key was deleted.</summary>
    public int ValueLength { get; private set; }

    public uint Hash { get; private set; }

    public bool IsTombstone => ValueLength < 0;

    public ReadOnlySpan<byte> Key => _data.AsSpan(0, KeyLength);

    public ReadOnlySpan<byte> Value => _data.AsSpan(KeyLength, Math.Max(ValueLength, 0));

    /// <summary>What the entry takes in memory, roughly.</summary>
    public int MemoryBytes => _data.Length + 120;

    public void SetKey(ReadOnlySpan<byte> key, uint hash, int valueLength)
    {
        int needed = key.Length + Math.Max(valueLength, 0);
        if (_data.Length < needed || _data.Length > (needed * 4) + 64)
            _data = new byte[needed];
        key.CopyTo(_data);
        (KeyLength, ValueLength, Hash) = (key.Length, -1, hash);
    }

    public void SetValue(ReadOnlySpan<byte> value)
    {
        if (_data.Length < KeyLength + value.Length)
            Array.Resize(ref _data, KeyLength + value.Length + (value.Length / 4));
        value.CopyTo(_data.AsSpan(KeyLength));
        ValueLength = value.Length;
    }

    public void SetTombstone() => ValueLength = -1;

    /// <summary>Called before the entry is used again for another key.</summary>
    public virtual void Forget()
    {
        NextInBucket = null;
        Older = Newer = null;
        Queued = false;
    }
}
