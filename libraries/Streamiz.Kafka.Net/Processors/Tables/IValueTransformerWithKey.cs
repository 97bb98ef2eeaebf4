namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Makes a row's value of another one, with stores; one object a task.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values that come.</typeparam>
/// <typeparam name="VR">Type of the values that go.</typeparam>
public interface IValueTransformerWithKey<in K, in V, out VR>
{
    /// <summary>Called once before the first row; stores are had from the context.</summary>
    void Init(ProcessorContext context);

    /// <summary>The value that a row gets. <paramref name="value"/> may be null: then the row is deleted and the result should be null.</summary>
    VR Transform(K key, V value);

    /// <summary>Called once after the last row.</summary>
    void Close();
}
