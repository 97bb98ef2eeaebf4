namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Serdes of the results of an asynchronous call: those of the stream that it gives.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class ResponseSerDes<K, V>
{
    /// <summary>With these serdes.</summary>
    public ResponseSerDes(ISerDes<K> responseKeySerDes, ISerDes<V> responseValueSerDes)
    {
        (KeySerDes, ValueSerDes) = (responseKeySerDes, responseValueSerDes);
    }

    internal ISerDes<K> KeySerDes { get; }

    internal ISerDes<V> ValueSerDes { get; }
}
