using System.Diagnostics;
using System.Globalization;

namespace Streamiz.Broker.Tests;

/// <summary>A broker in a process of its own, that can be killed and started again on the same data and port.</summary>
internal sealed class BrokerProcess(string data) : IDisposable
{
    private Process? _process;

    public int Port { get; private set; }

    public string BootstrapServers => $"127.0.0.1:{Port}";

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in new[] { "exec", typeof(BrokerProcess).Assembly.Location, "broker", Port.ToString(CultureInfo.InvariantCulture), data }) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        Assert.That(line, Does.StartWith("ready "));
        Port = int.Parse(line!.AsSpan(line!.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
    }

    /// <summary>SIGKILL: nothing is put in order.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
    }
}
