using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Names the subject of a schema, as Confluent's serializers do.</summary>
internal static class SubjectNames
{
    public static string Of(SubjectNameStrategy strategy, string topic, MessageComponentType component, AvroSchema schema) => strategy switch
    {
        SubjectNameStrategy.Topic => OfTopic(topic, component),
        SubjectNameStrategy.Record => NameOf(schema),
        SubjectNameStrategy.TopicRecord => $"{topic}-{NameOf(schema)}",
        _ => throw new StreamsException($"There is no subject name strategy {strategy}."),
    };

    public static string OfTopic(string topic, MessageComponentType component) => topic + (component == MessageComponentType.Key ? "-key" : "-value");

    private static string NameOf(AvroSchema schema) => (schema as NamedSchema)?.FullName
        ?? throw new StreamsException($"A subject named after its record needs a schema with a name, and {schema.TypeName} has none.");
}
