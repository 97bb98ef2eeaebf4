namespace Streamiz.Broker.Topics;

/// <summary>Where a setting's value comes from, with the numbers the protocol gives them.</summary>
internal enum ConfigSource : sbyte
{
    Topic = 1,
    DynamicBroker = 2,
    StaticBroker = 4,
    Default = 5,
    Group = 8,
}
