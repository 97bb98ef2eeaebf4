namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>User code that gets every record of a stream and forwards records with the same key: no repartition is needed behind it. (Ours.)</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values that come in.</typeparam>
/// <typeparam name="VR">Type of the values that go out.</typeparam>
public interface IFixedKeyProcessor<K, V, VR>
{
    /// <summary>Called once, when the task closes.</summary>
    void Close()
    {
    }

    /// <summary>Called once, before the first record; stores are open.</summary>
    void Init(FixedKeyProcessorContext<K, VR> context)
    {
    }

    /// <summary>Called for every record.</summary>
    void Process(FixedKeyRecord<K, V> record);
}
