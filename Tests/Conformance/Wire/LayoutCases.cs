using Streamiz.Protocol.Generator;

namespace Streamiz.Conformance.Wire;

/// <summary>The layout of every API in every version, printed from the declarations, is that of the reference client.</summary>
internal static class LayoutCases
{
    public static void Count(Scoreboard board, Dictionary<string, Declaration> declarations, string protocol)
    {
        foreach (string section in protocol.Split("\n== ").Skip(1))
        {
            string expected = "== " + section.TrimEnd('\n') + "\n";
            string name = section.Split(' ')[1];
            bool known = declarations.TryGetValue(name, out var declaration);
            board.Count("layouts", name, known && Layout.Of(declaration!) == expected);
        }
    }
}
