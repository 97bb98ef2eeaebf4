namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Where a record says which schema it was written with.</summary>
public enum SchemaIdLocation
{
    /// <summary>Five bytes before the value: 0 and the id, most significant byte first.</summary>
    Payload,

    /// <summary>
    /// The record's header <c>__key_schema_id</c> or <c>__value_schema_id</c>, and the value alone in its place: a one and the schema's guid of 16 bytes, as Confluent's
    /// serializers write it; with a registry that knows no guids the same five bytes as in a payload.
    /// Where a caller has no headers to write to, the id goes before the value all the same. Readers look in both places.
    /// </summary>
    Header,
}
