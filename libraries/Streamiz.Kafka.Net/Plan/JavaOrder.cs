namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// The order in which a Java hash table lists strings. Descriptions of topologies print some sets in it, and their text is compared with
/// that of running Java applications.
/// </summary>
internal static class JavaOrder
{
    private const int SmallestTable = 16;

    /// <summary>As a <c>HashSet</c> made from a collection lists them.</summary>
    public static List<string> OfSet(IEnumerable<string> items)
    {
        var list = items.Distinct(StringComparer.Ordinal).ToList();
        return Sorted(list, TableFor((int)(list.Count / 0.75f) + 1));
    }

    /// <summary>As a <c>HashMap</c> lists them that grew as they were put.</summary>
    public static List<string> OfMap(IEnumerable<string> items)
    {
        var list = items.Distinct(StringComparer.Ordinal).ToList();
        int table = SmallestTable;
        while (list.Count > table * 0.75f) table *= 2;
        return Sorted(list, table);
    }

    private static int TableFor(int capacity)
    {
        int table = SmallestTable;
        while (table < capacity) table *= 2;
        return table;
    }

    // Within a bucket the order is that of insertion, and growing keeps it: a stable sort by bucket.
    private static List<string> Sorted(List<string> items, int table) => [.. items.OrderBy(item => Spread(item) & (table - 1))];

    private static int Spread(string text)
    {
        int hash = 0;
        foreach (char c in text) hash = unchecked((31 * hash) + c);
        return hash ^ (hash >>> 16);
    }
}
