namespace Streamiz.Protocol;

internal static class Versions
{
    /// <summary>Refuses a version that a message does not have.</summary>
    public static void Check(short version, short lowest, short highest)
    {
        if (version < lowest || version > highest) throw new ArgumentOutOfRangeException(nameof(version), version, $"declared are versions {lowest} to {highest}");
    }
}
