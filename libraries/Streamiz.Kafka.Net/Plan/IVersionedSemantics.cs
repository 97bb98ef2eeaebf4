namespace Streamiz.Kafka.Net.Plan;

/// <summary>A step or operator that treats out-of-order updates of versioned tables otherwise than those of other tables.</summary>
internal interface IVersionedSemantics
{
    /// <summary>Told once, before it is written.</summary>
    void UseVersioned(bool versioned);
}
