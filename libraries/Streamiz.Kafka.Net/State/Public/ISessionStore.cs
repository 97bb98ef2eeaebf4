using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A session store.</summary>
public interface ISessionStore<K, AGG> : IStateStore, IReadOnlySessionStore<K, AGG>
{
    /// <summary>Sets the value of a session; a null one removes it.</summary>
    void Put(Windowed<K> sessionKey, AGG aggregate) => throw new NotSupportedException($"{GetType().Name} cannot be written to");

    /// <summary>Removes a session.</summary>
    void Remove(Windowed<K> sessionKey) => throw new NotSupportedException($"{GetType().Name} cannot be written to");
}
