using System.Collections.Frozen;
using System.Globalization;

namespace Streamiz.Host.Sources;

/// <summary>
/// The countries of registration, and which addresses are whose. The blocks are ICAO's, by a list that is free to use; a name is known
/// when a block bears it or when the API is known to use it. The empty name is what the API says for an address it cannot place.
/// </summary>
internal sealed class Countries
{
    private const string Blocks = "address-blocks.csv";
    private const string OtherNames = "other-country-names.txt";

    private readonly FrozenDictionary<string, string> _names;

    private Countries(FrozenDictionary<string, string> names, AddressBlock[] blocks)
    {
        _names = names;
        AddressBlocks = blocks;
    }

    /// <summary>Ordered by first address.</summary>
    public IReadOnlyList<AddressBlock> AddressBlocks { get; }

    public static Countries Load()
    {
        var blocks = new List<AddressBlock>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [""] = "" };
        foreach (string line in EmbeddedText.Lines(Blocks).Skip(1))
        {
            string[] parts = line.Split(',');
            int first = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            int last = int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            names.TryAdd(parts[3], parts[3]);
            blocks.Add(new AddressBlock(first, last, parts[2], names[parts[3]]));
        }
        foreach (string name in EmbeddedText.Lines(OtherNames)) names.TryAdd(name, name);
        return new Countries(names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), [.. blocks.OrderBy(b => b.First)]);
    }

    public bool IsKnown(string name) => _names.ContainsKey(name);

    /// <summary>The one copy of a known name with exactly these letters, so that a million rows share a hundred texts.</summary>
    public string Intern(string name) =>
        _names.TryGetValue(name, out string? known) && string.Equals(known, name, StringComparison.Ordinal) ? known : name;
}
