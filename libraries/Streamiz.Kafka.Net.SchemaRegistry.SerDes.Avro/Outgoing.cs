using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>How values of one schema are written to the keys or values of one topic.</summary>
internal sealed class Outgoing
{
    public Outgoing(string topic, MessageComponentType component, AvroSchema schema, int id, AvroSchema? latest)
    {
        Topic = topic;
        Component = component;
        Schema = schema;
        Mark = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(Mark.AsSpan(1), id);
        if (latest is not null && latest.CanonicalForm != schema.CanonicalForm)
            Rewrite = (new GenericReader(schema, latest), new GenericWriter(latest));
    }

    public string Topic { get; }

    public MessageComponentType Component { get; }

    public AvroSchema Schema { get; }

    /// <summary>A zero and the id: what stands before a value, or in its header.</summary>
    public byte[] Mark { get; }

    /// <summary>Where the subject's newest version differs from the program's own schema: reads the one and writes the other.</summary>
    public (GenericReader Read, GenericWriter Write)? Rewrite { get; }
}
