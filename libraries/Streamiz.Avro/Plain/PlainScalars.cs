namespace Streamiz.Avro;

/// <summary>The .NET types that are primitive or logical types of Avro.</summary>
internal static class PlainScalars
{
    public static PlainPart? Of(Type type, AvroDecimalAttribute? digits)
    {
        if (type == typeof(bool)) return Make("\"boolean\"", (ref AvroReader r) => r.ReadBoolean(), (ref AvroWriter w, bool v) => w.WriteBoolean(v));
        if (type == typeof(byte)) return Make("\"int\"", (ref AvroReader r) => Narrow<byte>(r.ReadInt()), (ref AvroWriter w, byte v) => w.WriteInt(v));
        if (type == typeof(sbyte)) return Make("\"int\"", (ref AvroReader r) => Narrow<sbyte>(r.ReadInt()), (ref AvroWriter w, sbyte v) => w.WriteInt(v));
        if (type == typeof(short)) return Make("\"int\"", (ref AvroReader r) => Narrow<short>(r.ReadInt()), (ref AvroWriter w, short v) => w.WriteInt(v));
        if (type == typeof(ushort)) return Make("\"int\"", (ref AvroReader r) => Narrow<ushort>(r.ReadInt()), (ref AvroWriter w, ushort v) => w.WriteInt(v));
        if (type == typeof(int)) return Make("\"int\"", (ref AvroReader r) => r.ReadInt(), (ref AvroWriter w, int v) => w.WriteInt(v));
        if (type == typeof(uint)) return Make("\"long\"", (ref AvroReader r) => Narrow<uint>(r.ReadLong()), (ref AvroWriter w, uint v) => w.WriteLong(v));
        if (type == typeof(long)) return Make("\"long\"", (ref AvroReader r) => r.ReadLong(), (ref AvroWriter w, long v) => w.WriteLong(v));
        if (type == typeof(float)) return Make("\"float\"", (ref AvroReader r) => r.ReadFloat(), (ref AvroWriter w, float v) => w.WriteFloat(v));
        if (type == typeof(double)) return Make("\"double\"", (ref AvroReader r) => r.ReadDouble(), (ref AvroWriter w, double v) => w.WriteDouble(v));
        if (type == typeof(string)) return Make("\"string\"", (ref AvroReader r) => r.ReadString(), (ref AvroWriter w, string v) => w.WriteString(v));
        if (type == typeof(byte[])) return Make("\"bytes\"", (ref AvroReader r) => r.ReadBytes(), (ref AvroWriter w, byte[] v) => w.WriteBytes(v));
        if (type == typeof(Guid)) return Make(Logical("string", "uuid"), (ref AvroReader r) => ReadUuid(ref r), (ref AvroWriter w, Guid v) => w.WriteString(v.ToString("D")));
        if (type == typeof(DateOnly)) return Make(Logical("int", "date"), (ref AvroReader r) => LogicalTime.Date(r.ReadInt()), (ref AvroWriter w, DateOnly v) => w.WriteInt(LogicalTime.Days(v)));
        if (type == typeof(TimeOnly)) return Make(Logical("long", "time-micros"), (ref AvroReader r) => LogicalTime.Time(r.ReadLong(), TimeSpan.TicksPerMicrosecond), (ref AvroWriter w, TimeOnly v) => w.WriteLong(v.Ticks / TimeSpan.TicksPerMicrosecond));
        if (type == typeof(DateTime)) return Make(Logical("long", "timestamp-micros"), (ref AvroReader r) => ReadTime(ref r), (ref AvroWriter w, DateTime v) => WriteTime(ref w, v));
        if (type == typeof(DateTimeOffset)) return Make(Logical("long", "timestamp-micros"), (ref AvroReader r) => new DateTimeOffset(ReadTime(ref r)), (ref AvroWriter w, DateTimeOffset v) => WriteTime(ref w, v.UtcDateTime));
        if (type == typeof(AvroDuration)) return Make("{\"type\":\"fixed\",\"name\":\"Duration\",\"namespace\":\"streamiz\",\"size\":12,\"logicalType\":\"duration\"}", (ref AvroReader r) => AvroDuration.FromBytes(r.ReadFixed(AvroDuration.Size)), (ref AvroWriter w, AvroDuration v) => w.WriteFixed(v.ToBytes()));
        if (type == typeof(decimal)) return MakeDecimal(digits);
        return null;
    }

    private static PlainScalar<T> Make<T>(string schema, PlainScalar<T>.Reading read, PlainScalar<T>.Writing write) => new(read, write) { Schema = schema };

    private static PlainScalar<decimal> MakeDecimal(AvroDecimalAttribute? digits)
    {
        if (digits is null) throw new AvroSchemaException("a decimal property needs [AvroDecimal(precision, scale)]");
        int scale = digits.Scale;
        return Make(
            $"{{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":{digits.Precision},\"scale\":{scale}}}",
            (ref AvroReader r) => AvroDecimal.FromBytes(r.ReadBytesSpan(), scale).ToDecimal(),
            (ref AvroWriter w, decimal v) => w.WriteBytes(AvroDecimal.Of(v).WithScale(scale).ToBytes()));
    }

    private static string Logical(string type, string logical) => $"{{\"type\":\"{type}\",\"logicalType\":\"{logical}\"}}";

    private static T Narrow<T>(long value)
        where T : System.Numerics.INumber<T>
    {
        try
        {
            return T.CreateChecked(value);
        }
        catch (OverflowException outside)
        {
            throw new AvroDataException($"{value} is outside of {typeof(T).Name}", outside);
        }
    }

    private static Guid ReadUuid(ref AvroReader reader)
    {
        string text = reader.ReadString();
        return Guid.TryParseExact(text, "D", out var uuid) ? uuid : throw new AvroDataException($"'{text}' is no UUID");
    }

    private static DateTime ReadTime(ref AvroReader reader) => LogicalTime.Timestamp(reader.ReadLong(), TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    // A time of no known zone is taken for UTC, as it would be read back.
    private static void WriteTime(ref AvroWriter writer, DateTime time) =>
        writer.WriteLong(LogicalTime.Units(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time, TimeSpan.TicksPerMicrosecond));
}
