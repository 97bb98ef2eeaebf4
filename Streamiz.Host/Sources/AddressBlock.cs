namespace Streamiz.Host.Sources;

/// <summary>A range of transponder addresses given to a state, ends included.</summary>
internal readonly record struct AddressBlock(int First, int Last, string Iso2, string Country)
{
    public int Size => Last - First + 1;
}
