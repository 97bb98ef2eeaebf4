using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.SchemaRegistry;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>
/// Values in Avro, each with the id of the schema it was written with. A topic may hold values of any number of versions; each is read
/// into <typeparamref name="T"/> by a plan that is made once for its version.
/// </summary>
/// <typeparam name="T">A record made by the generator, <see cref="GenericRecord"/>, or string, byte[], bool, int, long, float, double.</typeparam>
/// <remarks>
/// Bad data are a <see cref="DeserializationException"/>. When the registry cannot be reached, <see cref="SerDesUnavailableException"/> says so:
/// it says nothing against the record, and the application reads it again.
/// </remarks>
public class SchemaAvroSerDes<T> : AbstractSerDes<T>, ISpanSerDes<T>
{
    private const int MarkBytes = 5, GuidMarkBytes = 17;

    private readonly AvroValues<T> _values;
    private SchemaDirectory<T>? _directory;
    private Incoming<T>? _lastIncoming;
    private Incoming<T>? _lastMarked;
    private Guid _lastGuid;
    private Outgoing? _lastOutgoing;

    /// <summary>A serde that finds its registry in the configuration it is initialized with.</summary>
    /// <exception cref="StreamsException">The type is none that Avro can be read into.</exception>
    public SchemaAvroSerDes() => _values = AvroValues<T>.Find()
        ?? throw new StreamsException($"{typeof(T)} cannot be read from Avro: it is neither a record made by Streamiz.Avro.Generator, nor GenericRecord, nor a primitive type.");

    /// <summary>A serde with a registry of the caller's.</summary>
    /// <param name="registry">The registry; the caller disposes of it.</param>
    /// <param name="options">How schemas are registered and named.</param>
    [OverloadResolutionPriority(-1)]
    public SchemaAvroSerDes(ISchemaRegistry registry, AvroSerDesOptions? options = null)
        : this() => _directory = new SchemaDirectory<T>(registry, options ?? new AvroSerDesOptions(), _values);

    /// <inheritdoc/>
    public override void Initialize(SerDesContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_directory is null)
        {
            var settings = RegistrySettings.Of(context.Config);
            _directory = new SchemaDirectory<T>(settings.Connect(), settings.Options, _values);
        }

        base.Initialize(context);
    }

    /// <inheritdoc/>
    public T Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        if (context.TryGetHeader(context.Component == MessageComponentType.Key ? "__key_schema_id"u8 : "__value_schema_id"u8, out var mark))
            return ReadMarked(mark, data, context.Topic, context.Component);
        if (data.Length < MarkBytes || data[0] != 0)
            throw new DeserializationException($"The {context.Component} of topic {context.Topic} does not begin with a zero and the id of a schema ({data.Length} bytes).");
        return Read(BinaryPrimitives.ReadInt32BigEndian(data[1..]), data[MarkBytes..], context.Topic, context.Component);
    }

    /// <inheritdoc/>
    public override T Deserialize(byte[]? data, SerializationContext context)
    {
        if (data is null)
            return default!;
        if (context.Headers is { } headers && headers.TryGetLastBytes(HeaderOf(context.Component), out var mark))
            return ReadMarked(mark, data, context.Topic, context.Component);

        return Deserialize(data, new SpanContext(context.Topic, context.Component));
    }

    /// <inheritdoc/>
    public void Serialize(T data, IBufferWriter<byte> output, in SpanContext context)
    {
        var outgoing = Find(data, context.Topic, context.Component);
        var buffer = AvroScratch.Current;
        Write(data, outgoing, outgoing.Mark, buffer);
        output.Write(buffer.Written);
    }

    /// <inheritdoc/>
    public override byte[]? Serialize(T data, SerializationContext context)
    {
        if (data is null)
            return null;
        var outgoing = Find(data, context.Topic, context.Component);
        var inHeader = Directory.Options.SchemaIdLocation == SchemaIdLocation.Header && context.Headers is not null;
        if (inHeader)
        {
            context.Headers!.Remove(HeaderOf(context.Component));
            context.Headers.Add(HeaderOf(context.Component), outgoing.HeaderMark);
        }

        var buffer = AvroScratch.Current;
        Write(data, outgoing, inHeader ? [] : outgoing.Mark, buffer);
        return buffer.ToArray();
    }

    private SchemaDirectory<T> Directory => _directory
        ?? throw new StreamsException($"{GetType().Name} was not initialized: it knows no schema registry. Set schema.registry.url, or give it a registry.");

    private static string HeaderOf(MessageComponentType component) => component == MessageComponentType.Key ? "__key_schema_id" : "__value_schema_id";

    // A zero and an id, or a one and the schema's guid, as Confluent's serializers write it.
    private T ReadMarked(ReadOnlySpan<byte> mark, ReadOnlySpan<byte> bytes, string topic, MessageComponentType component)
    {
        if (mark.Length == MarkBytes && mark[0] == 0)
            return Read(BinaryPrimitives.ReadInt32BigEndian(mark[1..]), bytes, topic, component);
        if (mark.Length != GuidMarkBytes || mark[0] != 1)
            throw new DeserializationException($"The header {HeaderOf(component)} of a record of topic {topic} is no schema id.");
        var guid = new Guid(mark[1..], bigEndian: true);
        var incoming = _lastMarked;
        if (incoming is null || _lastGuid != guid)
            (_lastGuid, _lastMarked) = (guid, incoming = Directory.Find(guid, topic, component));
        return Read(incoming, bytes, topic, component);
    }

    private T Read(int id, ReadOnlySpan<byte> bytes, string topic, MessageComponentType component)
    {
        var incoming = _lastIncoming;
        if (incoming is null || incoming.Id != id)
            _lastIncoming = incoming = Directory.Find(id, topic, component);
        return Read(incoming, bytes, topic, component);
    }

    private static T Read(Incoming<T> incoming, ReadOnlySpan<byte> bytes, string topic, MessageComponentType component)
    {
        var reader = new AvroReader(bytes);
        T value;
        try
        {
            value = incoming.Read(ref reader);
        }
        catch (AvroException e)
        {
            throw new DeserializationException($"The {component} of topic {topic}, written with schema {incoming.Id}, cannot be read: {e.Message}", e);
        }

        return reader.Remaining == 0
            ? value
            : throw new DeserializationException($"The {component} of topic {topic}, written with schema {incoming.Id}, has {reader.Remaining} bytes behind its end.");
    }

    private Outgoing Find(T data, string topic, MessageComponentType component)
    {
        var schema = _values.SchemaOf(data);
        var outgoing = _lastOutgoing;
        if (outgoing is null || outgoing.Component != component || !ReferenceEquals(outgoing.Schema, schema) || outgoing.Topic != topic)
            _lastOutgoing = outgoing = Directory.Find(schema, topic, component);
        return outgoing;
    }

    private void Write(T data, Outgoing outgoing, ReadOnlySpan<byte> mark, AvroBuffer buffer)
    {
        try
        {
            buffer.Clear();
            if (outgoing.Rewrite is { } rewrite)
            {
                var own = new AvroBuffer();
                Write(data, own);
                var value = rewrite.Read.Read(own.Written);
                var writer = new AvroWriter(buffer);
                writer.WriteFixed(mark);
                rewrite.Write.Write(ref writer, value);
                writer.Complete();
                return;
            }

            var direct = new AvroWriter(buffer);
            direct.WriteFixed(mark);
            _values.Write(data, ref direct);
            direct.Complete();
        }
        catch (AvroException e)
        {
            throw new StreamsException($"The {outgoing.Component} for topic {outgoing.Topic} cannot be written: {e.Message}", e);
        }
    }

    private void Write(T data, AvroBuffer buffer)
    {
        var writer = new AvroWriter(buffer);
        _values.Write(data, ref writer);
        writer.Complete();
    }
}
