using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>A store with the codecs of its keys and values, bound to its changelog topic.</summary>
internal abstract class TypedStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes) : StoreCore(spec)
{
    private readonly Scratch _key = new(128);
    private readonly Scratch _upTo = new(128);
    private readonly Scratch _value = new(256);

    protected Codec<K> Keys { get; private set; } = null!;

    protected Codec<V> Values { get; private set; } = null!;

    /// <summary>Where values are built; used up by the next write.</summary>
    protected Scratch ValueScratch => _value;

    protected override void OnOpened()
    {
        string topic = ChangelogTopic ?? $"{Context.Config.ApplicationId}-{Name}-changelog";
        Keys = Codec<K>.Of(keySerDes, topic, MessageComponentType.Key);
        Values = Codec<V>.Of(valueSerDes, topic, MessageComponentType.Value);
    }

    /// <summary>A serialized key; gone with the next call.</summary>
    protected ReadOnlySpan<byte> KeyBytes(K key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key.Reset();
        Keys.Write(key, _key);
        return _key.Written;
    }

    /// <summary>The serialized upper end of a range; gone with the next call.</summary>
    protected ReadOnlySpan<byte> UpperKeyBytes(K key)
    {
        _upTo.Reset();
        Keys.Write(key, _upTo);
        return _upTo.Written;
    }

    /// <summary>The first key behind a serialized one.</summary>
    protected ReadOnlySpan<byte> BehindKeyBytes(K key)
    {
        _upTo.Reset();
        Keys.Write(key, _upTo);
        _upTo.Append([0]);
        return _upTo.Written;
    }
}
