namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A task that another member works on and whose stores are kept up to date here: built and opened like any other, and never started.</summary>
internal sealed class StandbyTask(StreamTask task)
{
    private int _first;

    public StreamTask Task { get; } = task;

    public List<StandbyStore> Stores { get; } = [];

    /// <summary>Whether its folder is ours and its stores are open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Takes in what was fetched, no more records than so many; returns how many.</summary>
    public int Step(int atMost)
    {
        int taken = 0;
        lock (Task.Context.Gate)
        {
            // Another store comes first each time, or one with much to read would leave nothing for the others.
            _first = Stores.Count == 0 ? 0 : (_first + 1) % Stores.Count;
            for (int i = 0; i < Stores.Count && taken < atMost; i++)
            {
                var store = Stores[(_first + i) % Stores.Count];
                taken += store.Feed.Take(store.Limit, atMost - taken);
            }
        }

        return taken;
    }
}
