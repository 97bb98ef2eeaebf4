namespace Streamiz.Rocks;

/// <summary>What a write survives.</summary>
public enum WriteDurability
{
    /// <summary>Kept in memory until the next flush: a crash of the process loses it. The fastest, right when a changelog repeats it.</summary>
    Memory,

    /// <summary>Written to the write-ahead log: survives a crash of the process.</summary>
    Log,

    /// <summary>Written to the log and synchronised with the disk: survives a crash of the machine.</summary>
    Sync,
}
