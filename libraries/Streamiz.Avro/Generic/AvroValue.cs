using System.Runtime.CompilerServices;

namespace Streamiz.Avro;

/// <summary>
/// A value of any Avro type in 16 bytes; numbers are not boxed. A value of a union is the value of its branch, which its own type tells:
/// a union has no two branches of one type, and values of named types know theirs.
/// </summary>
public readonly struct AvroValue : IEquatable<AvroValue>
{
    private readonly object? _object;
    private readonly long _bits;

    private AvroValue(object? value, long bits)
    {
        _object = value;
        _bits = bits;
    }

    /// <summary>The null.</summary>
    public static AvroValue Null => default;

    /// <summary>The type of the value; never a union.</summary>
    public AvroType Type => _object switch
    {
        null => AvroType.Null,
        PrimitiveTag tag => tag.Type,
        string => AvroType.String,
        byte[] => AvroType.Bytes,
        GenericRecord => AvroType.Record,
        EnumSchema => AvroType.Enum,
        List<AvroValue> => AvroType.Array,
        AvroFixed => AvroType.Fixed,
        _ => AvroType.Map,
    };

    /// <summary>Whether it is null.</summary>
    public bool IsNull => _object is null;

    /// <summary>The schema of a record, enum or fixed; else null.</summary>
    public NamedSchema? Schema => _object switch
    {
        GenericRecord record => record.Schema,
        EnumSchema symbols => symbols,
        AvroFixed bytes => bytes.Schema,
        _ => null,
    };

    /// <summary>A symbol of an enum.</summary>
    /// <exception cref="AvroDataException">The enum has no such symbol.</exception>
    public static AvroValue Symbol(EnumSchema schema, string symbol)
    {
        int index = schema.IndexOf(symbol);
        if (index < 0) throw new AvroDataException($"'{symbol}' is no symbol of '{schema.FullName}'");
        return new AvroValue(schema, index);
    }

    /// <summary>Gives the truth value.</summary>
    public bool AsBoolean() => ReferenceEquals(_object, PrimitiveTag.Boolean) ? _bits != 0 : throw Wrong("a boolean");

    /// <summary>Gives the int.</summary>
    public int AsInt() => ReferenceEquals(_object, PrimitiveTag.Int) ? (int)_bits : throw Wrong("an int");

    /// <summary>Gives the long; an int is taken for one.</summary>
    public long AsLong() => ReferenceEquals(_object, PrimitiveTag.Long) || ReferenceEquals(_object, PrimitiveTag.Int) ? _bits : throw Wrong("a long");

    /// <summary>Gives the float.</summary>
    public float AsFloat() => ReferenceEquals(_object, PrimitiveTag.Float) ? BitConverter.Int32BitsToSingle((int)_bits) : throw Wrong("a float");

    /// <summary>Gives the double; an int, long or float is taken for one.</summary>
    public double AsDouble()
    {
        if (ReferenceEquals(_object, PrimitiveTag.Double)) return BitConverter.Int64BitsToDouble(_bits);
        if (ReferenceEquals(_object, PrimitiveTag.Float)) return BitConverter.Int32BitsToSingle((int)_bits);
        return AsLong();
    }

    /// <summary>Gives the text.</summary>
    public string AsString() => _object as string ?? throw Wrong("a string");

    /// <summary>Gives the bytes of bytes or fixed; not a copy.</summary>
    public byte[] AsBytes() => _object as byte[] ?? (_object as AvroFixed)?.Bytes ?? throw Wrong("bytes");

    /// <summary>Gives the value of a fixed type.</summary>
    public AvroFixed AsFixed() => _object as AvroFixed ?? throw Wrong("a fixed");

    /// <summary>Gives the symbol of an enum.</summary>
    public string AsSymbol() => _object is EnumSchema schema ? schema.Symbols[(int)_bits] : throw Wrong("an enum");

    /// <summary>Gives the record.</summary>
    public GenericRecord AsRecord() => _object as GenericRecord ?? throw Wrong("a record");

    /// <summary>Gives the items of an array; not a copy.</summary>
    public List<AvroValue> AsArray() => _object as List<AvroValue> ?? throw Wrong("an array");

    /// <summary>Gives the entries of a map in their order; not a copy.</summary>
    public OrderedDictionary<string, AvroValue> AsMap() => _object as OrderedDictionary<string, AvroValue> ?? throw Wrong("a map");

    /// <summary>A truth value.</summary>
    public static implicit operator AvroValue(bool value) => new(PrimitiveTag.Boolean, value ? 1 : 0);

    /// <summary>An int.</summary>
    public static implicit operator AvroValue(int value) => new(PrimitiveTag.Int, value);

    /// <summary>A long.</summary>
    public static implicit operator AvroValue(long value) => new(PrimitiveTag.Long, value);

    /// <summary>A float.</summary>
    public static implicit operator AvroValue(float value) => new(PrimitiveTag.Float, BitConverter.SingleToInt32Bits(value));

    /// <summary>A double.</summary>
    public static implicit operator AvroValue(double value) => new(PrimitiveTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A text, or null.</summary>
    public static implicit operator AvroValue(string? value) => new(value, 0);

    /// <summary>Bytes, or null.</summary>
    public static implicit operator AvroValue(byte[]? value) => new(value, 0);

    /// <summary>A value of a fixed type, or null.</summary>
    public static implicit operator AvroValue(AvroFixed? value) => new(value, 0);

    /// <summary>A record, or null.</summary>
    public static implicit operator AvroValue(GenericRecord? value) => new(value, 0);

    /// <summary>An array, or null.</summary>
    public static implicit operator AvroValue(List<AvroValue>? value) => new(value, 0);

    /// <summary>A map, or null.</summary>
    public static implicit operator AvroValue(OrderedDictionary<string, AvroValue>? value) => new(value, 0);

    /// <summary>Whether both are of one type and equal, through and through. Named types are equal by their full names; NaN equals NaN.</summary>
    public bool Equals(AvroValue other)
    {
        Depth.Check();
        if (Type != other.Type) return false;
        switch (_object)
        {
            case string text: return text == (string)other._object!;
            case byte[] bytes: return bytes.AsSpan().SequenceEqual((byte[])other._object!);
            case AvroFixed bytes: return SameName(other) && bytes.Bytes.AsSpan().SequenceEqual(((AvroFixed)other._object!).Bytes);
            case EnumSchema: return SameName(other) && AsSymbol() == other.AsSymbol();
            case GenericRecord record: return SameName(other) && record.Values.SequenceEqual(((GenericRecord)other._object!).Values);
            case List<AvroValue> items: return items.SequenceEqual((List<AvroValue>)other._object!);
            case OrderedDictionary<string, AvroValue> map: return SameEntries(map, (OrderedDictionary<string, AvroValue>)other._object!);
            default: return _bits == other._bits || (Type is AvroType.Float or AvroType.Double && double.IsNaN(AsDouble()) && double.IsNaN(other.AsDouble()));
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AvroValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _object switch
    {
        null => 0,
        PrimitiveTag => _bits.GetHashCode(),
        string text => text.GetHashCode(StringComparison.Ordinal),
        byte[] bytes => bytes.Length,
        List<AvroValue> items => items.Count,
        OrderedDictionary<string, AvroValue> map => map.Count,
        _ => Schema!.FullName.GetHashCode(StringComparison.Ordinal),
    };

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(AvroValue left, AvroValue right) => left.Equals(right);

    /// <summary>Whether both differ.</summary>
    public static bool operator !=(AvroValue left, AvroValue right) => !left.Equals(right);

    internal static AvroValue Symbol(EnumSchema schema, int index) => new(schema, index);

    internal int SymbolIndex => (int)_bits;

    internal object? Object
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _object;
    }

    private bool SameName(AvroValue other) => Schema!.FullName == other.Schema!.FullName;

    private static bool SameEntries(OrderedDictionary<string, AvroValue> left, OrderedDictionary<string, AvroValue> right)
    {
        if (left.Count != right.Count) return false;
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !value.Equals(other)) return false;
        }
        return true;
    }

    private AvroDataException Wrong(string wanted) => new($"the value is of type {Type.ToString().ToLowerInvariant()} where {wanted} is wanted");
}
