namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Serdes of the records given to an asynchronous call. They have no effect: calls go through no topic.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class RequestSerDes<K, V>
{
    /// <summary>With these serdes.</summary>
    public RequestSerDes(ISerDes<K> requestKeySerDes, ISerDes<V> requestValueSerDes)
    {
        (KeySerDes, ValueSerDes) = (requestKeySerDes, requestValueSerDes);
    }

    internal ISerDes<K> KeySerDes { get; }

    internal ISerDes<V> ValueSerDes { get; }
}
