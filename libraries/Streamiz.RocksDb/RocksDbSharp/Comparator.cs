namespace RocksDbSharp;

/// <summary>An order of keys. Called by RocksDB's own threads; it may not throw.</summary>
public interface Comparator
{
    /// <summary>The name kept in the database: a database is only opened with the comparator it was made with.</summary>
    string Name { get; }

    /// <summary>Below zero, zero or above zero, as the first key is below, equal to or above the second.</summary>
    int Compare(nint a, nuint alen, nint b, nuint blen);
}
