namespace Streamiz.Avro;

/// <summary>Reads the number of the writer's branch and goes on with what becomes of that branch.</summary>
internal sealed class UnionReader(ValueReader[] branches, AvroSchema target) : ValueReader(target)
{
    public ValueReader[] Branches => branches;

    // The same number must mean the same branch to the reader.
    public override bool IsDirect
    {
        get
        {
            for (int i = 0; i < branches.Length; i++)
            {
                if (branches[i] is not BranchReader branch || branch.Number != i || !branch.Inner.IsDirect) return false;
            }
            return true;
        }
    }

    public override AvroValue Read(ref AvroReader reader) => branches[reader.ReadIndex(branches.Length)].Read(ref reader);

    public override void Skip(ref AvroReader reader) => branches[reader.ReadIndex(branches.Length)].Skip(ref reader);

    public override void Copy(ref AvroReader reader, ref AvroWriter writer) => branches[reader.ReadIndex(branches.Length)].Copy(ref reader, ref writer);
}
