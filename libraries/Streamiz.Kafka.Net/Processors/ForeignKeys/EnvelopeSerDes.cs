using System.Buffers;
using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>A serde of the join's own messages around a key or value of the user's. Without a serde for that the default one is taken.</summary>
internal abstract class EnvelopeSerDes<T, TInner>(ISerDes<TInner>? given, bool isKey) : AbstractSerDes<T>, ISpanSerDes<T>
{
    private readonly Scratch _scratch = new();
    private ISerDes<TInner>? _inner = given;
    private Codec<TInner>? _codec;

    public override void Initialize(SerDesContext context)
    {
        _inner ??= (isKey ? context.Config.DefaultKeySerDes : context.Config.DefaultValueSerDes) as ISerDes<TInner>
            ?? throw new StreamsException($"no serde is given for a {(isKey ? "key" : "value")} of type {typeof(TInner)}, and the default one does not serve it");
        _inner.Initialize(context);
        base.Initialize(context);
    }

    public abstract T Deserialize(ReadOnlySpan<byte> data, in SpanContext context);

    public abstract void Serialize(T data, IBufferWriter<byte> output, in SpanContext context);

    public override T Deserialize(byte[]? data, SerializationContext context) => Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    public override byte[]? Serialize(T data, SerializationContext context)
    {
        var output = new Scratch();
        Serialize(data, output, new SpanContext(context.Topic, context.Component));
        return output.Written.ToArray();
    }

    protected Codec<TInner> Inner(in SpanContext context) => _codec ??= Codec<TInner>.Of(_inner!, context.Topic, isKey ? MessageComponentType.Key : MessageComponentType.Value);

    protected void WriteInner(TInner value, IBufferWriter<byte> output, in SpanContext context)
    {
        _scratch.Reset();
        Inner(context).Write(value, _scratch);
        output.Write(_scratch.Written);
    }

    protected static void WriteHash(UInt128? hash, IBufferWriter<byte> output)
    {
        if (hash is not { } known) return;
        BinaryPrimitives.WriteUInt128BigEndian(output.GetSpan(16), known);
        output.Advance(16);
    }
}
