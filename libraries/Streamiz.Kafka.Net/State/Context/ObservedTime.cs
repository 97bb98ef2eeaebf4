using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.State;

/// <summary>The largest time that a node has seen. It outlasts the task: the next owner judges lateness from where this one stood.</summary>
internal sealed class ObservedTime
{
    /// <param name="task">Whose commits keep it.</param>
    /// <param name="name">What it is kept under: a name that no other node or store of the sub-topology has.</param>
    public ObservedTime(TaskContext task, string name)
    {
        // No store may have a colon in its name, so what Kafka Streams keeps under stores' names is never hit.
        Key = name + ":time";
        task.Notes.Add(this);
    }

    public string Key { get; }

    /// <summary>Milliseconds; -1 before the first record.</summary>
    public long Ms { get; private set; } = -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Advance(long timestamp)
    {
        if (timestamp > Ms) Ms = timestamp;
        return Ms;
    }
}
