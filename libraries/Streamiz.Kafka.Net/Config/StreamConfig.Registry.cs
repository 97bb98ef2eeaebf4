namespace Streamiz.Kafka.Net;

/// <content>Settings of the schema registry's client; serializers' own ones are kept under the keys their configurations use.</content>
public partial class StreamConfig
{
    /// <inheritdoc/>
    public string SchemaRegistryUrl { get => Free<string>("schema.registry.url")!; set => Keep("schema.registry.url", value); }

    /// <inheritdoc/>
    public int? SchemaRegistryRequestTimeoutMs { get => Free<int?>("schema.registry.request.timeout.ms"); set => Keep("schema.registry.request.timeout.ms", value); }

    /// <inheritdoc/>
    public int? SchemaRegistryMaxCachedSchemas { get => Free<int?>("schema.registry.max.cached.schemas"); set => Keep("schema.registry.max.cached.schemas", value); }

    /// <inheritdoc/>
    public string BasicAuthUserInfo { get => Free<string>("schema.registry.basic.auth.user.info")!; set => Keep("schema.registry.basic.auth.user.info", value); }

    /// <inheritdoc/>
    public string BasicAuthCredentialsSource
    {
        get => Free<string>("schema.registry.basic.auth.credentials.source")!;
        set
        {
            // Anything else is ignored, as users of the registry's clients expect.
            if (value is "USER_INFO" or "SASL_INHERIT") Keep("schema.registry.basic.auth.credentials.source", value);
        }
    }

    /// <inheritdoc/>
    public bool? AutoRegisterSchemas
    {
        get => Free<bool?>("avro.serializer.auto.register.schemas");
        set => KeepBoth("auto.register.schemas", value);
    }

    /// <inheritdoc/>
    public int? BufferBytes { get => Free<int?>("avro.serializer.buffer.bytes"); set => KeepBoth("buffer.bytes", value); }

    /// <inheritdoc/>
    public bool? UseLatestVersion { get => Free<bool?>("avro.serializer.use.latest.version"); set => KeepBoth("use.latest.version", value); }

    /// <inheritdoc/>
    public SubjectNameStrategy? SubjectNameStrategy
    {
        get => Free<SubjectNameStrategy?>("avro.serializer.subject.name.strategy");
        set => KeepBoth("subject.name.strategy", value);
    }

    /// <inheritdoc/>
    public bool? SkipKnownTypes { get => Free<bool?>("protobuf.serializer.skip.known.types"); set => Keep("protobuf.serializer.skip.known.types", value); }

    /// <inheritdoc/>
    public bool? UseDeprecatedFormat { get => Free<bool?>("protobuf.serializer.use.deprecated.format"); set => Keep("protobuf.serializer.use.deprecated.format", value); }

    /// <inheritdoc/>
    public ReferenceSubjectNameStrategy? ReferenceSubjectNameStrategy
    {
        get => Free<ReferenceSubjectNameStrategy?>("protobuf.serializer.reference.subject.name.strategy");
        set => Keep("protobuf.serializer.reference.subject.name.strategy", value);
    }

    private void KeepBoth(string key, object? value)
    {
        Keep("avro.serializer." + key, value);
        Keep("protobuf.serializer." + key, value);
    }
}
