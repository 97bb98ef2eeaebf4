namespace Streamiz.Broker.Storage;

/// <summary>The files of one data directory, held by one broker at a time.</summary>
internal sealed class DiskStorage : IBrokerStorage
{
    private readonly string _root;
    private readonly FileStream _lock;

    /// <exception cref="IOException">Another broker holds the directory, or it cannot be written.</exception>
    public DiskStorage(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        try
        {
            _lock = new FileStream(Path.Combine(_root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"The data directory {_root} is in use by another broker, or cannot be written: {e.Message}", e);
        }
    }

    public IStorageFile Open(string path)
    {
        string full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new DiskFile(full);
    }

    public bool Exists(string path) => File.Exists(Full(path));

    public IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(Full(folder)) ? [.. Directory.EnumerateFiles(Full(folder)).Select(f => Path.GetFileName(f)!)] : [];

    public IReadOnlyList<string> Folders(string folder) =>
        Directory.Exists(Full(folder)) ? [.. Directory.EnumerateDirectories(Full(folder)).Select(f => Path.GetFileName(f)!)] : [];

    public byte[]? ReadAll(string path) => File.Exists(Full(path)) ? File.ReadAllBytes(Full(path)) : null;

    public void Replace(string path, ReadOnlySpan<byte> bytes, bool flush)
    {
        string full = Full(path), temporary = full + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            if (flush) RandomAccess.FlushToDisk(file);
        }
        File.Move(temporary, full, overwrite: true);
    }

    public void Delete(string path) => File.Delete(Full(path));

    public void Move(string from, string to)
    {
        string source = Full(from), target = Full(to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(source)) Directory.Move(source, target);
        else File.Move(source, target, overwrite: true);
    }

    public void DeleteFolder(string folder)
    {
        if (Directory.Exists(Full(folder))) Directory.Delete(Full(folder), recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private string Full(string path) => Path.Combine(_root, path);
}
