using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Plain .NET types that are plain Avro types.</summary>
internal static class PrimitiveValues
{
    private delegate T Reading<T>(AvroValue value);

    private delegate void Writing<T>(T value, ref AvroWriter writer);

    public static AvroValues<T>? Find<T>() => (AvroValues<T>?)Find(typeof(T));

    private static object? Find(Type type)
    {
        if (type == typeof(string))
            return new Values<string>("string", v => v.AsString(), (string v, ref AvroWriter w) => w.WriteString(v));
        if (type == typeof(byte[]))
            return new Values<byte[]>("bytes", v => v.AsBytes(), (byte[] v, ref AvroWriter w) => w.WriteBytes(v));
        if (type == typeof(bool))
            return new Values<bool>("boolean", v => v.AsBoolean(), (bool v, ref AvroWriter w) => w.WriteBoolean(v));
        if (type == typeof(int))
            return new Values<int>("int", v => v.AsInt(), (int v, ref AvroWriter w) => w.WriteInt(v));
        if (type == typeof(long))
            return new Values<long>("long", v => v.AsLong(), (long v, ref AvroWriter w) => w.WriteLong(v));
        if (type == typeof(float))
            return new Values<float>("float", v => v.AsFloat(), (float v, ref AvroWriter w) => w.WriteFloat(v));
        if (type == typeof(double))
            return new Values<double>("double", v => v.AsDouble(), (double v, ref AvroWriter w) => w.WriteDouble(v));
        return null;
    }

    private sealed class Values<T>(string name, Reading<T> take, Writing<T> write) : AvroValues<T>
    {
        private readonly AvroSchema _schema = AvroSchema.Parse($"\"{name}\"");

        public override AvroSchema SchemaOf(T value) => _schema;

        public override void Write(T value, ref AvroWriter writer) => write(value, ref writer);

        public override Incoming<T> Prepare(int id, AvroSchema writer) => new Resolved(id, new GenericReader(writer, _schema), take);

        private sealed class Resolved(int id, GenericReader generic, Reading<T> take) : Incoming<T>(id)
        {
            public override T Read(ref AvroReader reader) => take(generic.Read(ref reader));
        }
    }
}
