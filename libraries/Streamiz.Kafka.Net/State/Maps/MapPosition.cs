namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>How far a map has come.</summary>
/// <param name="Offset">The changelog offset behind the last one contained; -1 when that is not known.</param>
/// <param name="ObservedTime">The largest time put into a windowed store, milliseconds; -1 before the first.</param>
/// <param name="Sequence">The number given last in a store that retains duplicates: it goes on from there, or what was put before would be overwritten.</param>
internal readonly record struct MapPosition(long Offset, long ObservedTime, int Sequence = 0)
{
    public static readonly MapPosition None = new(-1, -1);
}
