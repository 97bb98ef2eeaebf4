namespace Streamiz.Kafka.Net;

/// <summary>Settings of the schema registry's client and of the serializers that use it. Null: their own defaults.</summary>
public interface ISchemaRegistryConfig
{
    /// <summary>Whether unknown schemas are registered when first written.</summary>
    bool? AutoRegisterSchemas { get; set; }

    /// <summary><c>USER_INFO</c> or <c>SASL_INHERIT</c>; anything else is ignored.</summary>
    string BasicAuthCredentialsSource { get; set; }

    /// <summary><c>user:password</c>.</summary>
    string BasicAuthUserInfo { get; set; }

    /// <summary>First size of a serializer's buffer, bytes.</summary>
    int? BufferBytes { get; set; }

    /// <summary>How subjects of referenced schemas are named (Protobuf).</summary>
    ReferenceSubjectNameStrategy? ReferenceSubjectNameStrategy { get; set; }

    /// <summary>Schemas kept in memory.</summary>
    int? SchemaRegistryMaxCachedSchemas { get; set; }

    /// <summary>Longest wait for an answer, milliseconds.</summary>
    int? SchemaRegistryRequestTimeoutMs { get; set; }

    /// <summary>Addresses, separated by commas; <c>mock://scope</c> gives a registry inside the process.</summary>
    string SchemaRegistryUrl { get; set; }

    /// <summary>Whether well-known types are left out of references (Protobuf).</summary>
    bool? SkipKnownTypes { get; set; }

    /// <summary>How subjects are named.</summary>
    SubjectNameStrategy? SubjectNameStrategy { get; set; }

    /// <summary>Whether message indexes are written the old way (Protobuf).</summary>
    bool? UseDeprecatedFormat { get; set; }

    /// <summary>Whether to write with the subject's latest schema.</summary>
    bool? UseLatestVersion { get; set; }
}
