namespace Streamiz.Avro;

/// <summary>Reads a primitive type, with promotion where the reader's is another.</summary>
internal sealed class PrimitiveReader(PrimitiveConversion conversion, AvroSchema target) : ValueReader(target)
{
    private readonly AvroType _type = target.Type;

    public PrimitiveConversion Conversion => conversion;

    public override bool IsDirect => conversion == PrimitiveConversion.Same;

    // Null when the one does not become the other.
    public static PrimitiveConversion? Between(AvroType writer, AvroType reader)
    {
        if (writer == reader) return PrimitiveConversion.Same;
        return (writer, reader) switch
        {
            (AvroType.Int, AvroType.Long) => PrimitiveConversion.IntToLong,
            (AvroType.Int, AvroType.Float) => PrimitiveConversion.IntToFloat,
            (AvroType.Int, AvroType.Double) => PrimitiveConversion.IntToDouble,
            (AvroType.Long, AvroType.Float) => PrimitiveConversion.LongToFloat,
            (AvroType.Long, AvroType.Double) => PrimitiveConversion.LongToDouble,
            (AvroType.Float, AvroType.Double) => PrimitiveConversion.FloatToDouble,
            (AvroType.String, AvroType.Bytes) or (AvroType.Bytes, AvroType.String) => PrimitiveConversion.Same,
            _ => null,
        };
    }

    public override AvroValue Read(ref AvroReader reader)
    {
        switch (conversion)
        {
            case PrimitiveConversion.IntToLong: return (long)reader.ReadInt();
            case PrimitiveConversion.IntToFloat: return (float)reader.ReadInt();
            case PrimitiveConversion.IntToDouble: return (double)reader.ReadInt();
            case PrimitiveConversion.LongToFloat: return (float)reader.ReadLong();
            case PrimitiveConversion.LongToDouble: return (double)reader.ReadLong();
            case PrimitiveConversion.FloatToDouble: return (double)reader.ReadFloat();
        }
        switch (_type)
        {
            case AvroType.Boolean: return reader.ReadBoolean();
            case AvroType.Int: return reader.ReadInt();
            case AvroType.Long: return reader.ReadLong();
            case AvroType.Float: return reader.ReadFloat();
            case AvroType.Double: return reader.ReadDouble();
            case AvroType.Bytes: return reader.ReadBytes();
            case AvroType.String: return reader.ReadString();
            default: return default;
        }
    }

    public override void Skip(ref AvroReader reader)
    {
        switch (conversion)
        {
            case PrimitiveConversion.IntToLong or PrimitiveConversion.IntToFloat or PrimitiveConversion.IntToDouble: reader.SkipInt(); return;
            case PrimitiveConversion.LongToFloat or PrimitiveConversion.LongToDouble: reader.SkipLong(); return;
            case PrimitiveConversion.FloatToDouble: reader.Skip(sizeof(float)); return;
        }
        switch (_type)
        {
            case AvroType.Boolean: reader.ReadBoolean(); break;
            case AvroType.Int: reader.SkipInt(); break;
            case AvroType.Long: reader.SkipLong(); break;
            case AvroType.Float: reader.Skip(sizeof(float)); break;
            case AvroType.Double: reader.Skip(sizeof(double)); break;
            case AvroType.Bytes or AvroType.String: reader.SkipBytes(); break;
        }
    }
}
