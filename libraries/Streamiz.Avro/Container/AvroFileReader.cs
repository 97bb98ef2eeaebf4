using System.Text;

namespace Streamiz.Avro;

/// <summary>
/// Reads an object container file from front to end, block by block. A block is checked against its sync marker before anything of it is given out,
/// and a file that ends inside a block is an error. For one thread at a time.
/// </summary>
public sealed class AvroFileReader : IDisposable
{
    // Metadata hold a schema and little else.
    private const int MostMetadata = 64 << 20;

    // Records that take no bytes cost the file nothing.
    private const long MostEmptyRecords = 10_000_000;

    private readonly Stream _stream;
    private readonly StreamBytes _bytes;
    private readonly Codec _codec;
    private readonly byte[] _sync = new byte[AvroFile.SyncSize];
    private readonly Dictionary<string, byte[]> _metadata = [];
    private readonly GenericReader _reader;
    private byte[] _packed = [];
    private byte[] _block = [];
    private int _blockLength;
    private int _at;
    private long _left;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, at its beginning; closed together with this.</param>
    /// <param name="readerSchema">The schema to read the records with; null for the file's own.</param>
    /// <exception cref="AvroDataException">It is no container file, or damaged.</exception>
    /// <exception cref="AvroCodecException">The codec is unknown, or its library is not on this machine.</exception>
    /// <exception cref="AvroSchemaException">The schema in the file is none.</exception>
    public AvroFileReader(Stream stream, AvroSchema? readerSchema = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _bytes = new StreamBytes(stream);
        ReadHeader();
        if (!_metadata.TryGetValue(AvroFile.SchemaKey, out byte[]? text)) throw new AvroDataException("the file has no schema");
        SchemaText = Encoding.UTF8.GetString(text);
        // A writer's defaults are never used, so they need not fit.
        Schema = new AvroSchemaParser(checkDefaults: false).Parse(SchemaText);
        _codec = Avro.Codec.Of(_metadata.TryGetValue(AvroFile.CodecKey, out byte[]? codec) ? Encoding.UTF8.GetString(codec) : "null");
        _reader = new GenericReader(Schema, readerSchema ?? Schema);
    }

    /// <summary>The schema that the records were written with.</summary>
    public AvroSchema Schema { get; }

    /// <summary>Its text as it stands in the file.</summary>
    public string SchemaText { get; }

    /// <summary>The name of the codec; <c>null</c> for none.</summary>
    public string Codec => _codec.Name;

    /// <summary>All entries of the header.</summary>
    public IReadOnlyDictionary<string, byte[]> Metadata => _metadata;

    /// <summary>How many records the present block had in all.</summary>
    public long BlockCount { get; private set; }

    /// <summary>The present block, unpacked; valid until the next one.</summary>
    public ReadOnlySpan<byte> Block => _block.AsSpan(0, _blockLength);

    /// <summary>Goes on to the next block with records, leaving what is unread of the present one; false at the end of the file.</summary>
    /// <exception cref="AvroDataException">The block is damaged or cut off.</exception>
    public bool NextBlock()
    {
        while (!_bytes.AtEnd)
        {
            long count = _bytes.ReadLong();
            long size = _bytes.ReadLong();
            if (count < 0) throw new AvroDataException($"a block claims {count} records");
            if (size < 0 || size > Avro.Codec.MostBytes) throw new AvroDataException($"a block claims {size} bytes; {Avro.Codec.MostBytes} are the most");
            _bytes.Read((int)size, ref _packed);
            CheckSync();
            _blockLength = _codec.Unpack(_packed.AsSpan(0, (int)size), ref _block);
            if (count > Math.Max(_blockLength, MostEmptyRecords)) throw new AvroDataException($"a block of {_blockLength} bytes claims {count} records");
            _at = 0;
            _left = BlockCount = count;
            if (count > 0) return true;
            if (_blockLength > 0) throw new AvroDataException("a block without records holds bytes");
        }
        (_blockLength, _left, BlockCount) = (0, 0, 0);
        return false;
    }

    /// <summary>Reads the next record, from the next block when the present one is at its end; false at the end of the file.</summary>
    /// <exception cref="AvroDataException">The file is damaged or cut off.</exception>
    /// <exception cref="AvroResolutionException">The record holds what the reader's schema has no place for.</exception>
    public bool TryRead(out AvroValue value)
    {
        if (_left == 0 && !NextBlock())
        {
            value = default;
            return false;
        }
        var data = new AvroReader(_block.AsSpan(_at, _blockLength - _at));
        value = _reader.Read(ref data);
        _at += data.Position;
        _left--;
        if (_left == 0 && _at != _blockLength) throw new AvroDataException($"a block holds {_blockLength - _at} bytes more than its records");
        return true;
    }

    /// <summary>Reads all records that are left, one after another.</summary>
    public IEnumerable<AvroValue> ReadAll()
    {
        while (TryRead(out var value)) yield return value;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private void ReadHeader()
    {
        byte[] magic = [];
        try
        {
            _bytes.Read(AvroFile.Magic.Length, ref magic);
        }
        catch (AvroDataException)
        {
            magic = [];
        }
        if (!magic.AsSpan().SequenceEqual(AvroFile.Magic)) throw new AvroDataException("this is no Avro container file");
        int room = MostMetadata;
        for (long count = _bytes.ReadLong(); count != 0; count = _bytes.ReadLong())
        {
            if (count < 0)
            {
                _bytes.ReadLong();
                count = -count;
            }
            if (count is < 0 or > MostMetadata) throw new AvroDataException($"the header claims {count} entries");
            while (count-- > 0)
            {
                string key = Encoding.UTF8.GetString(ReadBytes(ref room));
                _metadata[key] = ReadBytes(ref room);
            }
        }
        byte[] sync = _sync;
        _bytes.Read(AvroFile.SyncSize, ref sync);
    }

    private byte[] ReadBytes(ref int room)
    {
        long size = _bytes.ReadLong();
        if (size < 0 || size > room) throw new AvroDataException($"the header claims {size} bytes in one entry");
        room -= (int)size;
        byte[] bytes = [];
        _bytes.Read((int)size, ref bytes);
        return bytes;
    }

    private void CheckSync()
    {
        byte[] sync = new byte[AvroFile.SyncSize];
        _bytes.Read(AvroFile.SyncSize, ref sync);
        if (!sync.AsSpan().SequenceEqual(_sync)) throw new AvroDataException("a block does not end with the sync marker of the file");
    }
}
