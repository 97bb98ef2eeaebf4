using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>How values of one schema are written to the keys or values of one topic.</summary>
internal sealed class Outgoing
{
    public Outgoing(string topic, MessageComponentType component, AvroSchema schema, int id, AvroSchema? latest, Guid? guid = null)
    {
        Topic = topic;
        Component = component;
        Schema = schema;
        Mark = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(Mark.AsSpan(1), id);
        HeaderMark = Mark;
        if (guid is { } known)
        {
            HeaderMark = new byte[17];
            HeaderMark[0] = 1;
            known.TryWriteBytes(HeaderMark.AsSpan(1), bigEndian: true, out _);
        }

        if (latest is not null && latest.CanonicalForm != schema.CanonicalForm)
            Rewrite = (new GenericReader(schema, latest), new GenericWriter(latest));
    }

    public string Topic { get; }

    public MessageComponentType Component { get; }

    public AvroSchema Schema { get; }

    /// <summary>A zero and the id: what stands before a value.</summary>
    public byte[] Mark { get; }

    /// <summary>A one and the schema's guid, which is what Confluent's clients look for in a header; the same as <see cref="Mark"/> where the registry knows no guids.</summary>
    public byte[] HeaderMark { get; }

    /// <summary>Where the subject's newest version differs from the program's own schema: reads the one and writes the other.</summary>
    public (GenericReader Read, GenericWriter Write)? Rewrite { get; }
}
