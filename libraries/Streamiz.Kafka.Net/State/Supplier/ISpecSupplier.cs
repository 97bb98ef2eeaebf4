namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>A supplier of the library's own stores: they are made from what it says, with the user's types, and not from its bytes.</summary>
internal interface ISpecSupplier
{
    StoreSpec Spec { get; }
}
