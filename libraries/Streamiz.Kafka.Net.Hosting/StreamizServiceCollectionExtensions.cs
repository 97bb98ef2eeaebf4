using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Hosting;

/// <summary>Adds a stream application to a generic host.</summary>
public static class StreamizServiceCollectionExtensions
{
    /// <summary>
    /// Adds an instance of a stream application: it starts and stops with the host, logs through its logger factory, and is there as a <see cref="KafkaStream"/>
    /// for interactive queries. What prevents its start ends the host's start. Health: check <c>streamiz</c>, tag <c>ready</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="config">Makes the configuration.</param>
    /// <param name="topology">Makes the topology; the configuration is that of before.</param>
    public static IServiceCollection AddStreamiz(
        this IServiceCollection services,
        Func<IServiceProvider, IStreamConfig> config,
        Func<IServiceProvider, IStreamConfig, Topology> topology)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(topology);
        services.AddSingleton(provider =>
        {
            var made = config(provider);
            if (provider.GetService<ILoggerFactory>() is { } loggers) made.Logger = loggers;
            if (provider.GetService<TimeProvider>() is { } time) made.TimeProvider = time;
            return made;
        });
        services.AddSingleton(provider =>
        {
            var made = provider.GetRequiredService<IStreamConfig>();
            return new KafkaStream(topology(provider, made), made);
        });
        services.AddSingleton<StreamMeter>();
        services.AddHostedService<StreamService>();
        services.AddHealthChecks().AddCheck<StreamHealthCheck>("streamiz", tags: ["ready"]);
        return services;
    }
}
