using Microsoft.Extensions.Logging;
using Streamiz.Host.Audit;
using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;

namespace Streamiz.Host.Sources;

/// <summary>Carries bodies from the source to the input topic, counts and logs what is skipped, and never gives up on an error.</summary>
internal sealed partial class SourcePump(IStateVectorSource source, IStateVectorSink sink, HostCounters counters, AuditLog audit, ILogger<SourcePump> logger)
{
    /// <summary>Tries for one body; then it is dropped, and said so.</summary>
    private const int MaxTries = 8;

    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);

    public string SourceName => source.Name;

    /// <summary>True once a source with an end has come to it and everything is written.</summary>
    public bool Finished { get; private set; }

    public async Task RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        audit.Source(source.Name, "started");
        await foreach (StatesBody body in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            counters.AddBody(body);
            if (body.RejectedCount > 0) RowsSkipped(logger, body.RejectedCount, body.RejectedCount + body.Rows.Count, Reasons(body), body.Examples[0].ToString());
            if (body.Rows.Count > 0) await WriteAsync(body, time, cancellationToken).ConfigureAwait(false);
        }
        Finished = true;
        audit.Source(source.Name, "ended");
    }

    private async Task WriteAsync(StatesBody body, TimeProvider time, CancellationToken cancellationToken)
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(250);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await sink.WriteAsync(body.Rows, cancellationToken).ConfigureAwait(false);
                counters.AddSent(body.Rows.Count);
                return;
            }
            catch (SinkException e)
            {
                counters.AddError();
                WriteFailed(logger, body.Rows.Count, attempt, e.Message);
                if (attempt == MaxTries)
                {
                    audit.Error("source", $"{body.Rows.Count} rows were dropped after {MaxTries} tries: {e.Message}");
                    return;
                }
            }
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }

    private static string Reasons(StatesBody body) => string.Join(", ", Enumerable.Range(1, RowFaults.Count - 1)
        .Where(i => body.CountOf((RowFault)i) > 0).Select(i => $"{RowFaults.Describe((RowFault)i)} × {body.CountOf((RowFault)i)}"));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped {Skipped} of {Rows} rows: {Reasons}; first {Example}")]
    private static partial void RowsSkipped(ILogger logger, int skipped, int rows, string reasons, string example);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not write {Rows} rows (try {Attempt}): {Reason}")]
    private static partial void WriteFailed(ILogger logger, int rows, int attempt, string reason);
}
