using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Stands where nothing comes after.</summary>
internal sealed class End<K, V> : Node<K, V>
{
    public static readonly End<K, V> Instance = new();

    private End()
    {
    }

    public override void Process(in StreamRecord<K, V> record)
    {
    }
}
