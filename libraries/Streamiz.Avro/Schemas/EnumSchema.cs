using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A schema of symbols.</summary>
public sealed class EnumSchema : NamedSchema
{
    private readonly Dictionary<string, int> _index = new Dictionary<string, int>();

    internal EnumSchema(AvroName name, List<string> symbols)
        : base(AvroType.Enum, name)
    {
        Symbols = symbols.ToArray();
        for (int i = 0; i < symbols.Count; i++) _index.Add(symbols[i], i);
    }

    /// <summary>The symbols in order.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The symbol that stands for those of other writers, or null.</summary>
    public string? Default { get; internal set; }

    /// <summary>The number of a symbol, or -1.</summary>
    public int IndexOf(string symbol) => _index.TryGetValue(symbol, out int index) ? index : -1;
}
