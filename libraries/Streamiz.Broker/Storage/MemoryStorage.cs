namespace Streamiz.Broker.Storage;

/// <summary>
/// The same tree in memory. It outlives the broker that uses it, so that a simulation can stop one broker and start the next on
/// what it left; <see cref="Dispose"/> therefore keeps everything.
/// </summary>
internal sealed class MemoryStorage : IBrokerStorage
{
    private readonly SortedDictionary<string, MemoryFile> _files = new(StringComparer.Ordinal);

    /// <summary>When set, called before every write with path and length; throws to act as a full or broken disk.</summary>
    public Action<string, int>? BeforeWrite { get; set; }

    public IStorageFile Open(string path)
    {
        if (!_files.TryGetValue(path, out MemoryFile? file)) _files[path] = file = new MemoryFile(this, path);
        return file;
    }

    public bool Exists(string path) => _files.ContainsKey(path);

    public IReadOnlyList<string> Files(string folder) => Names(folder, files: true);

    public IReadOnlyList<string> Folders(string folder) => Names(folder, files: false);

    public byte[]? ReadAll(string path)
    {
        if (!_files.TryGetValue(path, out MemoryFile? file)) return null;
        byte[] bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }

    public void Replace(string path, ReadOnlySpan<byte> bytes, bool flush)
    {
        var file = new MemoryFile(this, path);
        file.Write(bytes, 0);
        _files[path] = file;
    }

    public void Delete(string path) => _files.Remove(path);

    public void Move(string from, string to)
    {
        if (_files.Remove(from, out MemoryFile? file))
        {
            _files[to] = file;
            return;
        }
        string prefix = from + "/";
        foreach (string path in _files.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            _files.Remove(path, out file);
            _files[to + "/" + path[prefix.Length..]] = file!;
        }
    }

    public void DeleteFolder(string folder)
    {
        foreach (string path in _files.Keys.Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)).ToArray())
            _files.Remove(path);
    }

    public void Dispose()
    {
    }

    private string[] Names(string folder, bool files)
    {
        string prefix = folder.Length == 0 ? "" : folder + "/";
        return [.. _files.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Select(p => p[prefix.Length..])
            .Where(p => p.Contains('/') != files).Select(p => files ? p : p[..p.IndexOf('/')]).Distinct()];
    }
}
