namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>How far a map has come.</summary>
/// <param name="Offset">The changelog offset behind the last one contained; -1 when that is not known.</param>
/// <param name="ObservedTime">The largest time put into a windowed store, milliseconds; -1 before the first.</param>
internal readonly record struct MapPosition(long Offset, long ObservedTime)
{
    public static readonly MapPosition None = new(-1, -1);
}
