using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Streamiz.Kafka.Net.Hosting;

/// <summary>Starts and stops the instance with the host.</summary>
internal sealed class StreamService(KafkaStream stream, StreamMeter meter) : IHostedService
{
    private static readonly ActivitySource Activities = new(StreamMeter.Name);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("streamiz.start");
        // Made with the service, so that its counters are there from the first record on.
        _ = meter;
        await stream.StartAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Stopping commits and closes stores; the host's patience decides how long it is waited for.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("streamiz.stop");
        await Task.Run(stream.Dispose, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
