namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>A map that takes writes together with the changelog position they stand for.</summary>
internal interface IDurableMap : IByteMap
{
    /// <summary>The position written last; <see cref="MapPosition.None"/> in a new map.</summary>
    MapPosition Position { get; }

    /// <summary>Makes everything put since the last call lasting, with its position, at once. Until then reads need not show it.</summary>
    void Write(MapPosition position);
}
