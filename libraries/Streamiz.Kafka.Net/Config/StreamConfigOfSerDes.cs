using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net;

/// <summary>A configuration with default serdes.</summary>
/// <typeparam name="KS">Serde of keys.</typeparam>
/// <typeparam name="VS">Serde of values.</typeparam>
public class StreamConfig<KS, VS> : StreamConfig
    where KS : ISerDes, new()
    where VS : ISerDes, new()
{
    /// <summary>A configuration with the defaults.</summary>
    public StreamConfig()
    {
        DefaultKeySerDes = new KS();
        DefaultValueSerDes = new VS();
    }

    /// <summary>A configuration from keys and values.</summary>
    public StreamConfig(IDictionary<string, dynamic> properties, ILoggerFactory? loggerFactory = null)
        : base(properties, loggerFactory)
    {
        DefaultKeySerDes = new KS();
        DefaultValueSerDes = new VS();
    }
}
