namespace Streamiz.Host.Sources;

/// <summary>A row that was skipped.</summary>
/// <param name="Index">Its place among the rows of its body, from zero.</param>
/// <param name="Fault">Why.</param>
/// <param name="Detail">The field and, shortened, what stood there.</param>
internal readonly record struct RejectedRow(int Index, RowFault Fault, string Detail)
{
    public override string ToString() => $"row {Index}: {RowFaults.Describe(Fault)} ({Detail})";
}
