using Microsoft.Extensions.Logging;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Host.Startup;

namespace Streamiz.Host.Cluster;

/// <summary>Asks the cluster now and then how far the group has committed, and where the topics end.</summary>
internal sealed class LagProbe(ClientThread client, string group, IReadOnlyList<TopicPartition> inputs, IReadOnlyList<TopicPartition> outputs, ILogger<LagProbe> logger)
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private LagPicture _last = LagPicture.Unknown;

    public LagPicture Last => Volatile.Read(ref _last);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false)) await LookAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var committed = await client.AskAsync(c => c.Admin.FetchOffsets(group, inputs, requireStable: false), cancellationToken).ConfigureAwait(false);
            var ends = await client.AskAsync(c => c.Admin.ListOffsets([.. inputs, .. outputs], OffsetTime.Latest), cancellationToken).ConfigureAwait(false);
            var begins = await client.AskAsync(c => c.Admin.ListOffsets(inputs, OffsetTime.Earliest), cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _last, new LagPicture(
                inputs.ToDictionary(p => p, p => committed.TryGetValue(p, out var at) ? at.Offset : begins[p].Offset), ends.ToDictionary(e => e.Key, e => e.Value.Offset)));
        }
        catch (KafkaException e)
        {
            HostLog.LagUnknown(logger, e.Message);
            Volatile.Write(ref _last, LagPicture.Unknown);
        }
    }
}
