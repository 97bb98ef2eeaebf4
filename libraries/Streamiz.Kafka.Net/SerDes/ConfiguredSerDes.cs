namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Serdes that are taken from the configuration inside of others.</summary>
internal static class ConfiguredSerDes
{
    /// <summary>The configured one of keys.</summary>
    /// <exception cref="Errors.StreamsException">It serves another type.</exception>
    public static ISerDes<T> OfKeys<T>(SerDesContext context) => context.Config.DefaultKeySerDes as ISerDes<T>
        ?? throw new Errors.StreamsException($"windowed keys are of type {typeof(T)}, and the default serde of keys is {context.Config.DefaultKeySerDes?.GetType().Name ?? "not set"}. Give one where the records are grouped, or set default.key.serdes.");
}
