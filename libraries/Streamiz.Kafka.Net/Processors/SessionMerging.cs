namespace Streamiz.Kafka.Net.Processors;

/// <summary>Makes one aggregate of two sessions; a reduction's sessions begin empty, so that the first one found stands for itself.</summary>
internal sealed class SessionMerging<K, VA>(Func<K, VA, VA, VA> merger, bool nullIsEmpty)
{
    public VA Merge(K key, VA aggregate, bool isNull, VA session) => nullIsEmpty && isNull ? session : merger(key, aggregate, session);
}
