namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>User code that gets every record of a stream and forwards records of the same types. One object a task; one thread at a time.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface IProcessor<K, V>
{
    /// <summary>Called once, when the task closes.</summary>
    void Close();

    /// <summary>Called once, before the first record; stores are open.</summary>
    void Init(ProcessorContext<K, V> context);

    /// <summary>Called for every record.</summary>
    void Process(Record<K, V> record);
}
