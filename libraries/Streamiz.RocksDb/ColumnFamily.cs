namespace Streamiz.Rocks;

/// <summary>A named part of a database with its own order of keys. It belongs to its database and is closed with it.</summary>
public sealed class ColumnFamily
{
    internal ColumnFamily(string name, nint pointer)
    {
        Name = name;
        Pointer = pointer;
    }

    /// <summary>The name of the family that every database has.</summary>
    public const string DefaultName = "default";

    /// <summary>The family's name.</summary>
    public string Name { get; }

    internal nint Pointer { get; }
}
