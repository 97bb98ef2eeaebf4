namespace Streamiz.Host.Rest;

/// <summary>Lines added and removed, by the longest common part.</summary>
internal static class LineDiff
{
    /// <summary>Longer texts are shown as all removed and all added: the table grows with the square.</summary>
    private const int MaxLines = 2000;

    public static IReadOnlyList<string> Of(string[] before, string[] after)
    {
        if (before.Length > MaxLines || after.Length > MaxLines) return [.. before.Select(l => "- " + l), .. after.Select(l => "+ " + l)];
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
            for (int j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var lines = new List<string>();
        int b = 0, a = 0;
        while (b < before.Length || a < after.Length)
        {
            if (b < before.Length && a < after.Length && before[b] == after[a])
            {
                lines.Add("  " + before[b++]);
                a++;
            }
            else if (a == after.Length || (b < before.Length && common[b + 1, a] >= common[b, a + 1])) lines.Add("- " + before[b++]);
            else lines.Add("+ " + after[a++]);
        }
        return lines;
    }
}
