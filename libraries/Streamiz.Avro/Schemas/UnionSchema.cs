using System;
using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A schema of values of one of several branches.</summary>
public sealed class UnionSchema : AvroSchema
{
    internal UnionSchema(List<AvroSchema> branches)
        : base(AvroType.Union) => Branches = branches.ToArray();

    /// <summary>The branches in order; none is itself a union.</summary>
    public IReadOnlyList<AvroSchema> Branches { get; }

    /// <summary>The number of the branch with that <see cref="AvroSchema.TypeName"/>, or -1.</summary>
    public int IndexOf(string typeName)
    {
        for (int i = 0; i < Branches.Count; i++)
        {
            if (string.Equals(Branches[i].TypeName, typeName, StringComparison.Ordinal)) return i;
        }
        return -1;
    }
}
