namespace Streamiz.Broker;

/// <summary>The broker alone, as a command runs it.</summary>
public static class BrokerHost
{
    /// <summary>Runs a broker until cancelled. One line <c>ready HOST:PORT</c> is written once it answers.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="output">Where the line goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(BrokerOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await output.WriteLineAsync("ready " + broker.BootstrapServers).ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await broker.StopAsync().ConfigureAwait(false);
        }
    }
}
