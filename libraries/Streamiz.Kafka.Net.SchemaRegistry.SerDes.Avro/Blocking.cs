namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>
/// Waits for the registry. A serde is called synchronously and cannot go on without its schema; it happens once for each schema, on a
/// stream thread that has no synchronization context to lock up.
/// </summary>
internal static class Blocking
{
    public static T Of<T>(ValueTask<T> answer) => answer.IsCompletedSuccessfully ? answer.GetAwaiter().GetResult() : answer.AsTask().GetAwaiter().GetResult();
}
