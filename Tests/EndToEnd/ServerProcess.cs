using System.Collections.Concurrent;
using System.Diagnostics;

namespace Streamiz.EndToEnd;

/// <summary>A process that says on its output when it is ready. It is stopped with the test, and its words are kept for a failure.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, string readyMark)
    {
        _process = process;
        void Take(string? line)
        {
            if (line is null) return;
            _lines.Enqueue(line);
            int at = line.IndexOf(readyMark, StringComparison.Ordinal);
            if (at >= 0) _ready.TrySetResult(line[(at + readyMark.Length)..].Trim());
        }
        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"{process.StartInfo.FileName} ended before it was ready."));
    }

    /// <summary>What followed the mark of readiness.</summary>
    public string Ready { get; private set; } = "";

    public int Id => _process.Id;

    public string Output => string.Join('\n', _lines);

    public static async Task<ServerProcess> StartAsync(string file, IEnumerable<string> arguments, string readyMark, TimeSpan patience)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new ServerProcess(process, readyMark);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            server.Ready = await server._ready.Task.WaitAsync(patience);
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{file} {string.Join(' ', start.ArgumentList)}: {e.Message}\n{server.Output}", e);
        }
        return server;
    }

    /// <summary>SIGKILL: nothing is put in order.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit status.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            try
            {
                await StopAsync();
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }
}
