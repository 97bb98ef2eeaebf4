namespace Streamiz.Protocol.Records;

/// <summary>The headers of a record as they stand in it: their count and the headers. The default value is none.</summary>
public readonly ref struct RecordHeaders
{
    private readonly ReadOnlySpan<byte> _encoded;

    internal RecordHeaders(ReadOnlySpan<byte> encoded) => _encoded = encoded;

    /// <summary>The encoded bytes, the count first; none when there are no headers.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _encoded.IsEmpty || _encoded[0] == 0;

    /// <summary>Headers from bytes that were taken from <see cref="Encoded"/>.</summary>
    public static RecordHeaders FromEncoded(ReadOnlySpan<byte> encoded) => new(encoded);

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            int at = 0;
            return _encoded.IsEmpty ? 0 : Enumerator.ReadCount(_encoded, ref at);
        }
    }

    /// <summary>Walks them in order.</summary>
    public Enumerator GetEnumerator() => new(_encoded);

    /// <summary>Walks headers in place.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _encoded;
        private int _left;
        private int _position;

        internal Enumerator(ReadOnlySpan<byte> encoded)
        {
            _encoded = encoded;
            _left = encoded.IsEmpty ? 0 : ReadCount(encoded, ref _position);
        }

        /// <summary>The header.</summary>
        public RecordHeader Current { get; private set; }

        /// <summary>Goes to the next.</summary>
        /// <exception cref="WireFormatException">A header does not fit its record.</exception>
        public bool MoveNext()
        {
            if (_left == 0) return false;
            _left--;
            if (!Varint.TryReadZigZag(_encoded, ref _position, out long key) || key < 0 || key > _encoded.Length - _position) throw Cut();
            var name = _encoded.Slice(_position, (int)key);
            _position += (int)key;
            if (!Varint.TryReadZigZag(_encoded, ref _position, out long value) || value > _encoded.Length - _position) throw Cut();
            Current = new RecordHeader(name, value < 0 ? RecordBytes.Null : _encoded.Slice(_position, (int)value));
            _position += (int)Math.Max(0, value);
            return true;
        }

        internal static int ReadCount(ReadOnlySpan<byte> encoded, ref int position)
        {
            if (!Varint.TryReadZigZag(encoded, ref position, out long count) || count < 0 || count > (encoded.Length - position) / 2) throw Cut();
            return (int)count;
        }

        private static WireFormatException Cut() => new("record: a header does not fit the record");
    }
}
