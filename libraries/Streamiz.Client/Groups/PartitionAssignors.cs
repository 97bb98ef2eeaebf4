namespace Streamiz.Client.Groups;

/// <summary>The ways of sharing partitions that are built in, under the names that other clients know them by.</summary>
public static class PartitionAssignors
{
    private const string JavaPackage = "org.apache.kafka.clients.consumer.";

    /// <summary><c>range</c>: each topic by itself, in ranges of neighbouring partitions.</summary>
    public static IPartitionAssignor Range { get; } = new RangeAssignor();

    /// <summary><c>roundrobin</c>: one partition after the other to one member after the other.</summary>
    public static IPartitionAssignor RoundRobin { get; } = new RoundRobinAssignor();

    /// <summary><c>sticky</c> (KIP-54): as even as can be, and then as little moves as can be. Members give everything back while the group shares.</summary>
    public static IPartitionAssignor Sticky { get; } = new StickyAssignor(isCooperative: false);

    /// <summary><c>cooperative-sticky</c> (KIP-429): as <see cref="Sticky"/>, and members go on reading what stays theirs.</summary>
    public static IPartitionAssignor CooperativeSticky { get; } = new StickyAssignor(isCooperative: true);

    /// <summary>
    /// What a consumer offers when nobody says otherwise, as Java's does: <see cref="Range"/>, and <see cref="CooperativeSticky"/> for groups that know nothing else. Such a member gives everything back
    /// while the group shares.
    /// </summary>
    public static IReadOnlyList<IPartitionAssignor> Default { get; } = [Range, CooperativeSticky];

    /// <summary>Understands the setting <c>partition.assignment.strategy</c>: names separated by commas, librdkafka's or Java's classes.</summary>
    /// <exception cref="ArgumentException">A name is not known, or there is none.</exception>
    public static IReadOnlyList<IPartitionAssignor> Parse(string strategy)
    {
        var assignors = strategy.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Named).ToArray();
        ClassicConsumerMember.Check(assignors);
        return assignors;
    }

    private static IPartitionAssignor Named(string name)
    {
        string plain = name.StartsWith(JavaPackage, StringComparison.Ordinal) ? name[JavaPackage.Length..] : name;
        return plain switch
        {
            "range" or "RangeAssignor" => Range,
            "roundrobin" or "RoundRobinAssignor" => RoundRobin,
            "sticky" or "StickyAssignor" => Sticky,
            "cooperative-sticky" or "CooperativeStickyAssignor" => CooperativeSticky,
            _ => throw new ArgumentException($"partition.assignment.strategy {name} is not known; range, roundrobin, sticky and cooperative-sticky are", nameof(name)),
        };
    }
}
