namespace Streamiz.Kafka.Net.SerDes;

/// <summary>What a serde is told when it is initialized.</summary>
public class SerDesContext
{
    internal SerDesContext(IStreamConfig? config) => Config = config!;

    /// <summary>The application's configuration.</summary>
    public IStreamConfig Config { get; }
}
