using Microsoft.Win32.SafeHandles;

namespace Streamiz.Broker.Storage;

internal sealed class DiskFile : IStorageFile
{
    private readonly SafeFileHandle _handle;
    private long _length;

    public DiskFile(string path)
    {
        // Others may read and delete the file while it is open; the lock file keeps other brokers away.
        _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _length = RandomAccess.GetLength(_handle);
    }

    public long Length => _length;

    public void Write(ReadOnlySpan<byte> bytes, long position)
    {
        RandomAccess.Write(_handle, bytes, position);
        _length = Math.Max(_length, position + bytes.Length);
    }

    public int Read(Span<byte> bytes, long position)
    {
        int total = 0;
        while (total < bytes.Length)
        {
            int n = RandomAccess.Read(_handle, bytes[total..], position + total);
            if (n == 0) break;
            total += n;
        }
        return total;
    }

    public void Truncate(long length)
    {
        RandomAccess.SetLength(_handle, length);
        _length = length;
    }

    public void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();
}
