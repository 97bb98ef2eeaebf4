using System;
using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A schema of values of one of several branches.</summary>
public sealed class UnionSchema : AvroSchema
{
    // The branch of each unnamed type, or -1.
    private readonly int[] _byType = new int[(int)AvroType.Fixed + 1];

    internal UnionSchema(List<AvroSchema> branches)
        : base(AvroType.Union)
    {
        Branches = branches.ToArray();
        for (int i = 0; i < _byType.Length; i++) _byType[i] = -1;
        for (int i = 0; i < branches.Count; i++)
        {
            if (!(branches[i] is NamedSchema)) _byType[(int)branches[i].Type] = i;
        }
    }

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

    // Of the types without names there is one branch at most.
    internal int IndexOfType(AvroType type) => _byType[(int)type];

    internal int IndexOfNamed(NamedSchema schema)
    {
        for (int i = 0; i < Branches.Count; i++)
        {
            if (ReferenceEquals(Branches[i], schema)) return i;
        }
        return IndexOf(schema.FullName);
    }
}
