namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>How schemas are registered, named and marked. From a configuration it is read by <see cref="SchemaAvroSerDes{T}.Initialize"/>.</summary>
public sealed record AvroSerDesOptions
{
    /// <summary>Whether a schema is registered when it is first written; else it has to be there (<c>avro.serializer.auto.register.schemas</c>).</summary>
    public bool AutoRegisterSchemas { get; init; } = true;

    /// <summary>Whether to write with the newest version of the subject, whatever the program's own is (<c>avro.serializer.use.latest.version</c>).</summary>
    public bool UseLatestVersion { get; init; }

    /// <summary>Whether the registry ignores differences of form between schemas (<c>avro.serializer.normalize.schemas</c>).</summary>
    public bool NormalizeSchemas { get; init; }

    /// <summary>How subjects are named (<c>avro.serializer.subject.name.strategy</c>).</summary>
    public SubjectNameStrategy SubjectNameStrategy { get; init; } = SubjectNameStrategy.Topic;

    /// <summary>Where the id is written (<c>avro.serializer.schema.id.strategy</c>: <c>Prefix</c> or <c>Header</c>).</summary>
    public SchemaIdLocation SchemaIdLocation { get; init; }

    /// <summary>How long an id that the registry does not know is taken for unknown without asking again, milliseconds.</summary>
    public int UnknownIdMs { get; init; } = 5_000;

    /// <summary>The clock of that time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
