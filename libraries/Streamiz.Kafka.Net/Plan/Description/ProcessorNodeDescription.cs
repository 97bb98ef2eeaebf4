using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="IProcessorNodeDescription"/>
internal sealed class ProcessorNodeDescription(string name, IEnumerable<string> stores) : NodeDescription(name), IProcessorNodeDescription
{
    public IEnumerable<string> Stores { get; } = JavaOrder.OfSet(stores);

    public override string ToString() => $"Processor: {Name} (stores: [{string.Join(", ", Stores)}])\n      --> {NextNames}\n      <-- {PreviousNames}\n";
}
