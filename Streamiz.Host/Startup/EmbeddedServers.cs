using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Streamiz.Broker;
using Streamiz.Host.Cluster;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.Startup;

/// <summary>The broker and the registry within the host, where no address of others was given.</summary>
internal sealed partial class EmbeddedServers : IAsyncDisposable
{
    private const int UsualBrokerPort = 9092, UsualRegistryPort = 8081;

    private EmbeddedBroker? _broker;
    private RegistryServer? _registry;

    public string Bootstrap { get; private set; } = "";

    public string Registry { get; private set; } = "";

    /// <exception cref="StartException">A folder is in use, a port is taken, or a log cannot be read.</exception>
    public static async Task<EmbeddedServers> StartAsync(FlightHostOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var servers = new EmbeddedServers();
        try
        {
            servers.Bootstrap = options.Bootstrap ?? await servers.StartBrokerAsync(options, loggers, cancellationToken).ConfigureAwait(false);
            servers.Registry = options.Registry ?? await servers.StartRegistryAsync(options, loggers, cancellationToken).ConfigureAwait(false);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_registry is not null) await _registry.DisposeAsync().ConfigureAwait(false);
        if (_broker is not null) await _broker.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<string> StartBrokerAsync(FlightHostOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ILogger logger = loggers.CreateLogger<EmbeddedServers>();
        string folder = Path.Combine(options.Data, "broker");
        async Task<EmbeddedBroker> Start(int port)
        {
            var broker = new BrokerOptions { DataDirectory = folder, Port = port, Logger = loggers.CreateLogger("Streamiz.Broker") };
            // One host is the usual case: nobody has to wait for others to join.
            broker.Settings["group.initial.rebalance.delay.ms"] = "0";
            return await EmbeddedBroker.StartAsync(broker, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            _broker = await Start(options.BrokerPort ?? UsualBrokerPort).ConfigureAwait(false);
        }
        catch (SocketException) when (options.BrokerPort is null)
        {
            PortTaken(logger, UsualBrokerPort, "broker");
            _broker = await Start(0).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw new StartException($"The broker's port {options.BrokerPort} is taken: choose another with --broker-port.", e);
        }
        catch (IOException e)
        {
            throw new StartException($"The broker cannot use {Path.GetFullPath(folder)}: {e.Message}", e);
        }
        return _broker.BootstrapServers;
    }

    private async Task<string> StartRegistryAsync(FlightHostOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ILogger logger = loggers.CreateLogger<EmbeddedServers>();
        async Task<RegistryServer> Start(int port)
        {
            var client = new ClientThread(ClientOptionsReader.Read(Bootstrap, options.Settings));
            TopicRegistryLog log;
            try
            {
                log = await TopicRegistryLog.OpenAsync(client, TopicRegistryLog.DefaultTopic, options.Replication, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                client.Dispose();
                throw;
            }
            return await RegistryServer.StartAsync(new RegistryServerOptions { Port = port, Log = log }, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            _registry = await Start(options.RegistryPort ?? UsualRegistryPort).ConfigureAwait(false);
        }
        catch (IOException e) when (options.RegistryPort is null && e is not RegistryStoreException && e.InnerException is not null)
        {
            PortTaken(logger, UsualRegistryPort, "registry");
            _registry = await Start(0).ConfigureAwait(false);
        }
        catch (RegistryStoreException e)
        {
            throw new StartException($"The registry cannot use the cluster at {Bootstrap}: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StartException($"The registry's port {options.RegistryPort} is taken: choose another with --registry-port. ({e.Message})", e);
        }
        return _registry.Url;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Port {Port} is taken; the {Server} within the host takes a free one")]
    private static partial void PortTaken(ILogger logger, int port, string server);
}
