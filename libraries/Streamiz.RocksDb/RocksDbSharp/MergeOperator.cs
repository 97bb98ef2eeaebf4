namespace RocksDbSharp;

/// <summary>How merge operands are applied. Called by RocksDB's own threads; it may not throw. Buffers are native.</summary>
public interface MergeOperator
{
    /// <summary>The name kept in the database.</summary>
    string Name { get; }

    /// <summary>Makes one operand of several; <paramref name="success"/> zero when that is impossible.</summary>
    nint PartialMerge(nint key, nuint keyLength, nint operandsList, nint operandsListLength, int numOperands, out nint success, out nint newValueLength);

    /// <summary>Makes the value of the existing one (zero pointer: none) and the operands.</summary>
    nint FullMerge(nint key, nuint keyLength, nint existingValue, nuint existingValueLength, nint operandsList, nint operandsListLength,
        int numOperands, out nint success, out nint newValueLength);

    /// <summary>Frees a value that one of the other two returned.</summary>
    void DeleteValue(nint value, nuint valueLength);
}
