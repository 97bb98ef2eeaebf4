using System.Security.Cryptography;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Writes an object container file. For one thread at a time.</summary>
public sealed class AvroFileWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly Codec _codec;
    private readonly GenericWriter _writer;
    private readonly byte[] _sync;
    private readonly int _blockBytes;
    private readonly AvroBuffer _block = new(1 << 12);
    private long _count;
    private bool _disposed;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where the file goes; closed together with this.</param>
    /// <param name="schema">The schema of the records.</param>
    /// <param name="options">Codec, metadata and the like; null for the defaults.</param>
    /// <exception cref="AvroCodecException">The codec is unknown, or its library is not on this machine.</exception>
    public AvroFileWriter(Stream stream, AvroSchema schema, AvroFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new AvroFileOptions();
        _stream = stream;
        _codec = Codec.Of(options.Codec);
        _writer = new GenericWriter(schema);
        _blockBytes = options.BlockBytes;
        _sync = options.SyncMarker?.ToArray() ?? RandomNumberGenerator.GetBytes(AvroFile.SyncSize);
        if (_sync.Length != AvroFile.SyncSize) throw new ArgumentException($"a sync marker has {AvroFile.SyncSize} bytes", nameof(options));
        WriteHeader(schema, options.Metadata);
    }

    /// <summary>Appends a record.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema; nothing was appended.</exception>
    public void Append(AvroValue value)
    {
        _writer.Write(_block, value);
        Count();
    }

    /// <summary>Appends a record that is encoded already.</summary>
    public void AppendEncoded(ReadOnlySpan<byte> record)
    {
        var writer = new AvroWriter(_block);
        writer.WriteFixed(record);
        writer.Complete();
        Count();
    }

    /// <summary>Ends the block, so that all records so far are in the stream, and flushes it.</summary>
    public void Flush()
    {
        WriteBlock();
        _stream.Flush();
    }

    /// <summary>Writes what is left and closes the stream.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        Flush();
        _stream.Dispose();
    }

    private void Count()
    {
        _count++;
        if (_block.Length >= _blockBytes) WriteBlock();
    }

    private void WriteHeader(AvroSchema schema, IReadOnlyDictionary<string, byte[]> metadata)
    {
        var entries = new Dictionary<string, byte[]>(metadata)
        {
            [AvroFile.SchemaKey] = Encoding.UTF8.GetBytes(schema.ToString()),
            [AvroFile.CodecKey] = Encoding.UTF8.GetBytes(_codec.Name),
        };
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        writer.WriteFixed(AvroFile.Magic);
        writer.WriteBlockCount(entries.Count);
        foreach (var (key, value) in entries)
        {
            writer.WriteString(key);
            writer.WriteBytes(value);
        }
        writer.WriteBlockEnd();
        writer.WriteFixed(_sync);
        writer.Complete();
        _stream.Write(buffer.Written);
    }

    private void WriteBlock()
    {
        if (_count == 0) return;
        byte[] packed = _codec.Pack(_block.Written);
        var head = new AvroBuffer(32);
        var writer = new AvroWriter(head);
        writer.WriteLong(_count);
        writer.WriteLong(packed.Length);
        writer.Complete();
        _stream.Write(head.Written);
        _stream.Write(packed);
        _stream.Write(_sync);
        _block.Clear();
        _count = 0;
    }
}
