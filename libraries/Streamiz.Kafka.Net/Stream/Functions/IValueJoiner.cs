namespace Streamiz.Kafka.Net.Stream;

/// <summary>Makes one value of two.</summary>
public interface IValueJoiner<in V1, in V2, out VR>
{
    /// <summary>The joined value; the side that is missing in a left or outer join comes as the default value of its type.</summary>
    VR Apply(V1 value1, V2 value2);
}
