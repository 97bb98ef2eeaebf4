namespace Streamiz.Kafka.Net.State;

/// <summary>A builder of the library's own: says what it will make, and makes a foreign store fit.</summary>
internal interface ISpecBuilder : IStoreBuilder
{
    /// <summary>What will be made; null for a store of the user's own.</summary>
    StoreSpec? Spec { get; }
}
