namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>User code that makes one record of another, or none. One object a task; one thread at a time.</summary>
/// <typeparam name="K">Type of the keys that come in.</typeparam>
/// <typeparam name="V">Type of the values that come in.</typeparam>
/// <typeparam name="K1">Type of the keys that go out.</typeparam>
/// <typeparam name="V1">Type of the values that go out.</typeparam>
public interface ITransformer<K, V, K1, V1>
{
    /// <summary>Called once, when the task closes.</summary>
    void Close();

    /// <summary>Called once, before the first record; stores are open.</summary>
    void Init(ProcessorContext<K1, V1> context);

    /// <summary>The record that goes on; null for none.</summary>
    Record<K1, V1>? Process(Record<K, V> record);
}
