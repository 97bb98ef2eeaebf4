namespace Streamiz.Conformance;

/// <summary>Counts passed and failed cases by family and aspect and prints them, a line each.</summary>
public sealed class Scoreboard
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public int Passed => _rows.Values.Sum(r => r.Passed);

    public int Failed => _rows.Values.Sum(r => r.FailedIds.Count);

    public int Skipped { get; private set; }

    /// <summary>Counts one case. <paramref name="row"/> is <c>family</c> or <c>family aspect</c>.</summary>
    public void Count(string row, string id, bool passed)
    {
        if (!_rows.TryGetValue(row, out var r)) _rows[row] = r = new Row();
        if (passed) r.Passed++;
        else r.FailedIds.Add(id);
    }

    /// <summary>Counts a case that ran but binds nobody.</summary>
    public void Skip() => Skipped++;

    /// <summary>Prints one line a row, failing ids after it, and the closing line; 0 when nothing failed, else 1.</summary>
    public int Print(TextWriter output)
    {
        foreach (var (name, row) in _rows)
        {
            string failing = row.FailedIds.Count == 0 ? "" : " " + string.Join(' ', row.FailedIds);
            output.WriteLine($"{name} {row.Passed}/{row.Passed + row.FailedIds.Count}{failing}");
        }
        output.WriteLine($"{Passed} passed, {Failed} failed, {Skipped} skipped");
        return Failed == 0 ? 0 : 1;
    }

    private sealed class Row
    {
        public int Passed;
        public readonly List<string> FailedIds = [];
    }
}
