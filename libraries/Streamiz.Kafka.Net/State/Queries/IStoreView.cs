using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>
/// Makes the view of a task's store for readers on other threads. A store belongs to the thread of its task; a view reads it under the
/// task's gate, which that thread holds while it steps, and hands out copies, so that a reader never holds anything of the store.
/// </summary>
/// <typeparam name="T">The read-only interface.</typeparam>
internal interface IStoreView<T>
    where T : class
{
    /// <exception cref="Errors.InvalidStateStoreException">The store is closed, or cannot be read so.</exception>
    T View(IStateStore store, Lock gate);
}
