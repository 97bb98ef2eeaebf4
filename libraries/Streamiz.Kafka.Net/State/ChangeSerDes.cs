using System.Buffers;
using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A change on its way through a repartition topic: old value, byte 0; or new value, byte 1; or both: length of the new value (zigzag varint), new value,
/// old value, byte 2.
/// </summary>
internal sealed class ChangeSerDes<V>(ISerDes<V>? given) : AbstractSerDes<Change<V>>, ISpanSerDes<Change<V>>
{
    private const byte OnlyOld = 0, OnlyNew = 1, Both = 2;
    private readonly Scratch _scratch = new();
    private Codec<V>? _values;
    private ISerDes<V>? _inner = given;

    public override void Initialize(SerDesContext context)
    {
        _inner ??= context.Config.DefaultValueSerDes as ISerDes<V>
            ?? throw new Errors.StreamsException($"no serde is given for a value of type {typeof(V)}, and the default one does not serve it");
        _inner.Initialize(context);
        base.Initialize(context);
    }

    public Change<V> Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        var values = Values(context);
        if (data.IsEmpty) throw new Errors.DeserializationException($"a change of {context.Topic} is empty");
        byte kind = data[^1];
        data = data[..^1];
        if (kind == OnlyOld) return new Change<V>(default!, true, values.Read(data), false);
        if (kind == OnlyNew) return new Change<V>(values.Read(data), false, default!, true);
        int length = kind == Both ? Varint.Read(ref data) : -1;
        if (length < 0 || length > data.Length) throw new Errors.DeserializationException($"a change of {context.Topic} is of no known form ({kind})");
        return new Change<V>(values.Read(data[..length]), false, values.Read(data[length..]), false);
    }

    public void Serialize(Change<V> data, IBufferWriter<byte> output, in SpanContext context)
    {
        var values = Values(context);
        _scratch.Reset();
        if (!data.NewIsNull) values.Write(data.New, _scratch);
        int newLength = _scratch.Length;
        if (!data.OldIsNull) values.Write(data.Old, _scratch);
        if (!data.NewIsNull && !data.OldIsNull) Varint.Write(output, newLength);
        output.Write(_scratch.Written);
        output.Write([data.NewIsNull ? OnlyOld : data.OldIsNull ? OnlyNew : Both]);
    }

    public override Change<V> Deserialize(byte[]? data, SerializationContext context) => Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    public override byte[]? Serialize(Change<V> data, SerializationContext context)
    {
        var output = new Scratch();
        Serialize(data, output, new SpanContext(context.Topic, context.Component));
        return output.Written.ToArray();
    }

    private Codec<V> Values(in SpanContext context) => _values ??= Codec<V>.Of(_inner!, context.Topic, context.Component);
}
