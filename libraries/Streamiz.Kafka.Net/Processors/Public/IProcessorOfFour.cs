namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>User code that gets every record of a stream and forwards any number of others. One object a task; one thread at a time. (Ours.)</summary>
/// <typeparam name="K">Type of the keys that come in.</typeparam>
/// <typeparam name="V">Type of the values that come in.</typeparam>
/// <typeparam name="KR">Type of the keys that go out.</typeparam>
/// <typeparam name="VR">Type of the values that go out.</typeparam>
public interface IProcessor<K, V, KR, VR>
{
    /// <summary>Called once, when the task closes.</summary>
    void Close()
    {
    }

    /// <summary>Called once, before the first record; stores are open.</summary>
    void Init(ProcessorContext<KR, VR> context)
    {
    }

    /// <summary>Called for every record.</summary>
    void Process(Record<K, V> record);
}
