namespace Streamiz.Kafka.Net;

/// <summary>The application's configuration.</summary>
public interface IStreamConfig
{
    /// <summary>Name of the application: consumer group, prefix of internal topics and folder of its state.</summary>
    string ApplicationId { get; set; }
}
