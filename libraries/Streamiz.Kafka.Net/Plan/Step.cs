namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// What one call of the DSL appended: one node, or several that belong together. Optimizations move, merge and rewrite steps; afterwards each
/// writes its nodes into the <see cref="LogicalTopology"/>, in the order of <see cref="Priority"/>.
/// </summary>
internal abstract class Step(string name)
{
    /// <summary>Name of the node whose results this step gives: the steps behind it have that node as parent.</summary>
    public string Name { get; } = name;

    public List<Step> Parents { get; } = [];

    public List<Step> Children { get; } = [];

    /// <summary>Position in the order of writing; set anew when a step is appended a second time.</summary>
    public int Priority { get; set; }

    /// <summary>Whether records may leave with another key than they came with.</summary>
    public bool ChangesKey { get; init; }

    /// <summary>Whether records may leave with a value of another kind: a repartition cannot be moved in front of it.</summary>
    public bool ChangesValue { get; init; }

    public bool IsMerge { get; init; }

    /// <summary>Whether records without a key have results here: a repartition in front of it must let them through.</summary>
    public bool TakesNullKeys { get; init; }

    /// <summary>Whether what comes out is a versioned table; null: as what goes in.</summary>
    public bool? GivesVersioned { get; init; }

    /// <summary>The nodes that this step's first nodes take records from.</summary>
    public IReadOnlyList<string> ParentNames => [.. Parents.Select(p => p.Name)];

    public void Append(Step child)
    {
        if (Children.Contains(child)) return;
        Children.Add(child);
        child.Parents.Add(this);
    }

    public void Remove(Step child)
    {
        Children.Remove(child);
        child.Parents.Remove(this);
    }

    /// <summary>Whether the tables that this step works on are versioned ones.</summary>
    public bool IsBehindVersioned() => GivesVersioned ?? (Parents.Count > 0 && Parents.TrueForAll(p => p.IsBehindVersioned()));

    /// <summary>Grace period of the windows that this step aggregates in, milliseconds; null when it is no windowed aggregation.</summary>
    public virtual long? GraceMs => null;

    /// <summary>How much of a versioned table's history the step's own store keeps, milliseconds; null when it has none.</summary>
    public virtual long? HistoryMs => null;

    /// <summary>Adds the nodes, their stores and topics.</summary>
    public abstract void WriteTo(LogicalTopology topology);
}
