using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>An input topic whose records may be worked on together: they are all queued before the first is.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class ConcurrentTestInputTopic<K, V> : TestInputTopic<K, V>
{
    private readonly TopologyTestDriver _driver;

    internal ConcurrentTestInputTopic(TopologyTestDriver driver, string topic, ISerDes<K> keySerdes, ISerDes<V> valueSerdes)
        : base(driver, topic, keySerdes, valueSerdes) => _driver = driver;

    /// <inheritdoc/>
    public override void PipeInput(TestRecord<K, V> record) => PipeInputs([record]);

    /// <inheritdoc/>
    public override void PipeInputs(IEnumerable<TestRecord<K, V>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records) Queue(record);
        _driver.Run();
    }
}
