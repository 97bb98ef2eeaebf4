using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Streamiz.Tests;

/// <summary>A schema registry that is not ours, in a process of its own (<c>STREAMIZ_REGISTRY_HOME</c>), kept in memory.</summary>
public sealed class RealRegistry : IDisposable
{
    private const int StartTimeoutMs = 120_000;
    private readonly Process _process;

    private RealRegistry(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it speaks Confluent's API.</summary>
    public string Url { get; }

    /// <summary>Whether there is one on this machine.</summary>
    public static bool IsThere => Environment.GetEnvironmentVariable("STREAMIZ_REGISTRY_HOME") is { Length: > 0 } home && Directory.Exists(home);

    /// <summary>Starts it and returns when it answers; only where <see cref="IsThere"/>.</summary>
    public static RealRegistry Start()
    {
        var start = new ProcessStartInfo(Path.Combine(Environment.GetEnvironmentVariable("STREAMIZ_REGISTRY_HOME")!, "bin", "registry"))
        {
            ArgumentList = { "start", "--port", FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException("The registry ended before it was ready."));
            else if (line.Data.StartsWith("ready ", StringComparison.Ordinal))
                ready.TrySetResult(line.Data["ready ".Length..]);
        };
        process.BeginOutputReadLine();
        try
        {
            return new RealRegistry(process, ready.Task.WaitAsync(TimeSpan.FromMilliseconds(StartTimeoutMs)).GetAwaiter().GetResult());
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    // The registry wants a number; another process may take it in the moment between, and then the start fails.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
