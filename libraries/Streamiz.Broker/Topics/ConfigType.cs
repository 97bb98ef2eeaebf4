namespace Streamiz.Broker.Topics;

/// <summary>Types of settings, with the numbers the protocol gives them.</summary>
internal enum ConfigType : sbyte
{
    Boolean = 1,
    String = 2,
    Int = 3,
    Long = 5,
    Double = 6,
    List = 7,
}
