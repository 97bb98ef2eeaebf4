using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Walks over what user code returned; going on is user code too, when it computes as it goes.</summary>
internal ref struct UserResults<T>(UserCode user) : IDisposable
{
    private IEnumerator<T>? _results;

    public T Current { get; private set; } = default!;

    /// <summary>False when the call failed and the record is left out.</summary>
    public bool Begin<K, V>(Func<K, V, IRecordContext, IEnumerable<T>> mapper, in StreamRecord<K, V> record, RecordContext context)
    {
        try
        {
            _results = mapper(record.Key, record.Value, context)?.GetEnumerator();
            return _results is not null;
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return false;
        }
    }

    public bool MoveNext<K, V>(in StreamRecord<K, V> record)
    {
        try
        {
            if (!_results!.MoveNext()) return false;
            Current = _results.Current;
            return true;
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return false;
        }
    }

    public readonly void Dispose() => _results?.Dispose();
}
