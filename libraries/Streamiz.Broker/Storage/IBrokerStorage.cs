namespace Streamiz.Broker.Storage;

/// <summary>
/// A tree of files, as small as the broker needs it: the disk in production, memory in simulations and tests. Paths are relative, with
/// '/' between their parts. Failures are <see cref="IOException"/>.
/// </summary>
internal interface IBrokerStorage : IDisposable
{
    /// <summary>Opens a file for reading and writing; the file and the folders above it are made when missing.</summary>
    IStorageFile Open(string path);

    bool Exists(string path);

    IReadOnlyList<string> Files(string folder);

    IReadOnlyList<string> Folders(string folder);

    /// <summary>The whole of a small file, or null when there is none.</summary>
    byte[]? ReadAll(string path);

    /// <summary>Puts a small file in the place of the old one: after a crash either the old or the new one is there, whole.</summary>
    void Replace(string path, ReadOnlySpan<byte> bytes, bool flush);

    void Delete(string path);

    /// <summary>Moves a file (over an existing one) or a folder (to where none is).</summary>
    void Move(string from, string to);

    void DeleteFolder(string folder);
}
