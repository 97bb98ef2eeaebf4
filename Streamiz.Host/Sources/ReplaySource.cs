using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Streamiz.Host.Sources;

/// <summary>Plays recorded <c>/states/all</c> bodies in the order of their files. A body that cannot be read is logged and skipped.</summary>
internal sealed partial class ReplaySource(ReplayOptions options, StatesReader reader, TimeProvider time, ILogger<ReplaySource> logger)
    : IStateVectorSource
{
    private long _previousTime = long.MinValue;
    private long? _shift;

    public string Name => $"replay of {string.Join(", ", options.Paths.Select(Path.GetFileName))}";

    public async IAsyncEnumerable<StatesBody> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string path in RecordingFiles.Expand(options.Paths))
        {
            int number = 0;
            await foreach (ReadOnlyMemory<byte> utf8 in RecordingFiles.BodiesAsync(path, cancellationToken).ConfigureAwait(false))
            {
                number++;
                StatesBody body;
                try
                {
                    body = reader.Read(utf8.Span);
                }
                catch (StatesFormatException e)
                {
                    BodySkipped(logger, Path.GetFileName(path), number, e.Message);
                    continue;
                }
                await PauseAsync(body.Time, cancellationToken).ConfigureAwait(false);
                yield return options.AsNow ? Shift(body) : body;
            }
        }
    }

    private async ValueTask PauseAsync(long? bodyTime, CancellationToken cancellationToken)
    {
        if (bodyTime is not { } now) return;
        // Recorded times repeat and go backwards: only what moves time on is waited for.
        long seconds = _previousTime == long.MinValue ? 0 : Math.Max(0, now - _previousTime);
        _previousTime = Math.Max(now, _previousTime);
        if (seconds == 0 || options.Speed <= 0) return;
        TimeSpan pause = TimeSpan.FromSeconds(seconds / options.Speed);
        if (pause > options.LongestPause) pause = options.LongestPause;
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
    }

    private StatesBody Shift(StatesBody body)
    {
        long first = body.Time ?? (body.Rows.Count > 0 ? body.Rows[0].LastContact : 0);
        long shift = _shift ??= time.GetUtcNow().ToUnixTimeSeconds() - first;
        for (int i = 0; i < body.Rows.Count; i++)
        {
            StateVectorRow row = body.Rows[i];
            body.Rows[i] = row with { LastContact = row.LastContact + shift, TimePosition = row.TimePosition + shift };
        }
        body.Time += shift;
        return body;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped body {Number} of {File}: {Reason}")]
    private static partial void BodySkipped(ILogger logger, string file, int number, string reason);
}
