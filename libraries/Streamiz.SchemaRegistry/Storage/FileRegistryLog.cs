using System.Buffers.Binary;
using System.Numerics;

namespace Streamiz.SchemaRegistry;

/// <summary>
/// A log in one file that survives the end of the process at any moment. A batch of records is one frame: length, CRC-32C, payload.
/// A frame is on the disk before its writer goes on; a frame that was cut short by a crash is removed when the file is opened again.
/// </summary>
public sealed class FileRegistryLog : IRegistryLog
{
    private const int MaxFrameBytes = 64 * 1024 * 1024;
    private const int FrameHeaderBytes = 8;
    private static readonly byte[] Magic = "SZREG\0\0\u0001"u8.ToArray();

    private readonly FileStream _file;
    private readonly SemaphoreSlim _gate = new(1);
    private bool _replayed;
    private bool _failed;

    private FileRegistryLog(FileStream file) => _file = file;

    /// <summary>Opens the log of a folder, which is made if it is not there. Only one process may have it open.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="RegistryStoreException">Another process has it open, or it is no such log.</exception>
    public static FileRegistryLog Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "schemas.log");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e)
        {
            throw new RegistryStoreException($"The registry's log '{path}' cannot be opened; is another registry running on it? ({e.Message})", e);
        }

        try
        {
            Begin(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return new FileRegistryLog(file);
    }

    /// <inheritdoc/>
    public async ValueTask CatchUpAsync(Action<RegistryRecord> apply, CancellationToken cancellationToken)
    {
        if (_replayed)
            return;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_replayed)
                Replay(apply);
            _replayed = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(IReadOnlyList<RegistryRecord> records, CancellationToken cancellationToken)
    {
        var frame = Frame(records);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_failed)
                throw new RegistryStoreException("An earlier write to the registry's log failed; start the registry again.");
            WriteFrame(frame);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private static void Begin(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == head.Length)
        {
            if (!head.SequenceEqual(Magic))
                throw new RegistryStoreException($"'{file.Name}' is not the log of a schema registry.");
            return;
        }

        // Fewer bytes than the head: a new file, or one whose very first write was cut short.
        if (!Magic.AsSpan(0, read).SequenceEqual(head[..read]))
            throw new RegistryStoreException($"'{file.Name}' is not the log of a schema registry.");
        file.Position = 0;
        file.Write(Magic);
        file.SetLength(Magic.Length);
        file.Flush(flushToDisk: true);
    }

    private void WriteFrame(byte[] frame)
    {
        var start = _file.Length;
        try
        {
            _file.Position = start;
            _file.Write(frame);
            _file.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            // Whether the frame is on the disk is unknown: take it back, and if even that fails, write nothing more behind it.
            _failed = true;
            try
            {
                _file.SetLength(start);
                _file.Flush(flushToDisk: true);
                _failed = false;
            }
            catch (IOException)
            {
                // Said below, with the first error.
            }

            throw new RegistryStoreException($"The registry's log '{_file.Name}' cannot be written: {e.Message}", e);
        }
    }

    private void Replay(Action<RegistryRecord> apply)
    {
        var length = _file.Length;
        var position = (long)Magic.Length;
        Span<byte> head = stackalloc byte[FrameHeaderBytes];
        while (position < length)
        {
            _file.Position = position;
            if (length - position < FrameHeaderBytes)
                break;
            _file.ReadExactly(head);
            var size = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (size <= 0 || size > MaxFrameBytes || size > length - position - FrameHeaderBytes)
                break;
            var payload = new byte[size];
            _file.ReadExactly(payload);
            if (Checksum(payload) != BinaryPrimitives.ReadUInt32LittleEndian(head[4..]))
                break;
            Deliver(payload, apply);
            position += FrameHeaderBytes + size;
        }

        if (position < length)
            CutTail(position, length);
    }

    private void CutTail(long position, long length)
    {
        // Only the last frame can be torn by a crash. Damage with a whole frame behind it is something else, and must not be passed over.
        var tail = new byte[(int)Math.Min(length - position, MaxFrameBytes)];
        _file.Position = position;
        _file.ReadExactly(tail);
        for (var at = 1; at + FrameHeaderBytes < tail.Length; at++)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(tail.AsSpan(at));
            if (size > 0 && size <= tail.Length - at - FrameHeaderBytes
                && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 4)) == Checksum(tail.AsSpan(at + FrameHeaderBytes, size)))
                throw new RegistryStoreException($"The registry's log '{_file.Name}' is damaged at byte {position}, and goes on at byte {position + at}. Restore it from a copy.");
        }

        _file.SetLength(position);
        _file.Flush(flushToDisk: true);
    }

    private static void Deliver(ReadOnlySpan<byte> payload, Action<RegistryRecord> apply)
    {
        while (!payload.IsEmpty)
        {
            var key = Take(ref payload) ?? throw new RegistryStoreException("A record of the registry's log has no key.");
            apply(new RegistryRecord(key, Take(ref payload)));
        }
    }

    private static byte[]? Take(ref ReadOnlySpan<byte> payload)
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(payload);
        payload = payload[4..];
        if (size < 0)
            return null;
        var bytes = payload[..size].ToArray();
        payload = payload[size..];
        return bytes;
    }

    private static byte[] Frame(IReadOnlyList<RegistryRecord> records)
    {
        var size = FrameHeaderBytes;
        foreach (var record in records)
            size += 8 + record.Key.Length + (record.Value?.Length ?? 0);
        if (size > MaxFrameBytes)
            throw new RegistryStoreException("The schema is too large for the registry's log.");
        var frame = new byte[size];
        var at = FrameHeaderBytes;
        foreach (var record in records)
        {
            Put(frame, ref at, record.Key);
            Put(frame, ref at, record.Value);
        }

        BinaryPrimitives.WriteInt32LittleEndian(frame, size - FrameHeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Checksum(frame.AsSpan(FrameHeaderBytes)));
        return frame;
    }

    private static void Put(byte[] frame, ref int at, byte[]? bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(at), bytes?.Length ?? -1);
        at += 4;
        bytes?.CopyTo(frame, at);
        at += bytes?.Length ?? 0;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
