namespace Streamiz.Host.Sources;

/// <summary>What one <c>/states/all</c> body held.</summary>
internal sealed class StatesBody
{
    /// <summary>Examples of skipped rows kept with a body; the rest are only counted.</summary>
    public const int MaxExamples = 20;

    private readonly int[] _faults = new int[RowFaults.Count];
    private readonly List<RejectedRow> _examples = [];

    /// <summary>Unix seconds of the body, null where it had none.</summary>
    public long? Time { get; set; }

    public List<StateVectorRow> Rows { get; } = [];

    public int RejectedCount { get; private set; }

    public IReadOnlyList<RejectedRow> Examples => _examples;

    public int CountOf(RowFault fault) => _faults[(int)fault];

    public void Reject(in RejectedRow row)
    {
        RejectedCount++;
        _faults[(int)row.Fault]++;
        if (_examples.Count < MaxExamples) _examples.Add(row);
    }
}
