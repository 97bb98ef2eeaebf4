namespace Streamiz.Host.Flights;

/// <summary>What a topology does with the state that another one has left: which stores and internal topics nobody would go on with, which move, which begin empty.</summary>
/// <param name="Lost">State and internal topics that nobody goes on with.</param>
/// <param name="Moved">Stores whose tasks have other numbers: they are restored from their changelogs, and the folders of the old tasks stay behind.</param>
/// <param name="New">Stores that begin empty, and topics that are read anew.</param>
internal sealed record TopologyDifference(IReadOnlyList<string> Lost, IReadOnlyList<string> Moved, IReadOnlyList<string> New)
{
    private const string Repartition = "-repartition";
    private const int Digits = 10;

    public bool IsNothing => Lost.Count + Moved.Count + New.Count == 0;

    public static TopologyDifference Of(TopologyView before, TopologyView now)
    {
        SortedDictionary<string, int> storesBefore = Stores(before), storesNow = Stores(now);
        SortedSet<string> readBefore = Read(before), readNow = Read(now);
        List<string> lost = [], moved = [], made = [];
        string[] added = [.. storesNow.Keys.Except(storesBefore.Keys, StringComparer.Ordinal)];
        foreach (var (store, sub) in storesBefore)
        {
            if (!storesNow.TryGetValue(store, out int subNow)) lost.Add($"store {store} of sub-topology {sub}: its folder and its changelog topic{Hint(store, added)}");
            else if (subNow != sub) moved.Add($"store {store}: from sub-topology {sub} to {subNow}");
        }

        string[] newTopics = [.. readNow.Except(readBefore, StringComparer.Ordinal)];
        foreach (string topic in readBefore.Except(readNow, StringComparer.Ordinal))
        {
            if (topic.EndsWith(Repartition, StringComparison.Ordinal)) lost.Add($"topic {topic}: what is in it and not worked on{Hint(topic, newTopics)}");
            else lost.Add($"the place in topic {topic}, which is not read any more");
        }

        made.AddRange(added.Select(store => $"store {store} of sub-topology {storesNow[store]} begins empty"));
        made.AddRange(newTopics.Select(topic => $"topic {topic} is read"));
        return new TopologyDifference(lost, moved, made);
    }

    public override string ToString()
    {
        if (IsNothing) return "Nothing changes for state and topics.";
        return string.Join('\n', [.. Part("Left behind, and used by nobody:", Lost), .. Part("Moved, to be restored from changelogs:", Moved), .. Part("New:", New)]);
    }

    private static IEnumerable<string> Part(string title, IReadOnlyList<string> lines) => lines.Count == 0 ? [] : [title, .. lines.Select(l => "  " + l)];

    private static SortedDictionary<string, int> Stores(TopologyView view)
    {
        var stores = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (SubTopologyView sub in view.SubTopologies)
            foreach (string store in sub.Nodes.SelectMany(n => n.Stores)) stores[store] = sub.Id;
        return stores;
    }

    private static SortedSet<string> Read(TopologyView view) =>
        new(view.SubTopologies.SelectMany(s => s.Nodes).Where(n => n.Type == "source").SelectMany(n => n.Topics), StringComparer.Ordinal);

    // A generated name that differs in its number only: an operator was put in front of it.
    private static string Hint(string name, string[] added)
    {
        string stem = Stem(name);
        return stem != name && Array.Find(added, a => Stem(a) == stem) is { } now ? $". It is {now} now: generated names have shifted, so give the operator a name" : "";
    }

    private static string Stem(string name)
    {
        for (int i = 0; i + Digits <= name.Length; i++)
        {
            if (!name.AsSpan(i, Digits).ContainsAnyExceptInRange('0', '9')) return string.Concat(name.AsSpan(0, i), "#", name.AsSpan(i + Digits));
        }

        return name;
    }
}
