using Microsoft.AspNetCore.Routing;
using Streamiz.SchemaRegistry.Server;

namespace Streamiz.SchemaRegistry;

/// <summary>
/// A schema registry in this process, with Confluent's REST API. It is mapped into a web application that is there already
/// (<see cref="MapTo"/>), or runs alone (<see cref="RegistryServer"/>).
/// </summary>
public sealed class EmbeddedRegistry : IAsyncDisposable
{
    private readonly SchemaCatalog _catalog;

    private EmbeddedRegistry(SchemaCatalog catalog) => _catalog = catalog;

    /// <summary>Reads the log and is ready to answer. The registry owns the log from now on and disposes of it with itself.</summary>
    /// <param name="log">Where it keeps what it knows.</param>
    /// <param name="defaultLevel">The level of compatibility where none was set: BACKWARD, as in Confluent's registry.</param>
    /// <param name="cancellationToken">Ends the reading of the log.</param>
    /// <exception cref="RegistryStoreException">The log cannot be read.</exception>
    public static async Task<EmbeddedRegistry> OpenAsync(
        IRegistryLog log, CompatibilityLevel defaultLevel = CompatibilityLevel.Backward, CancellationToken cancellationToken = default) =>
        new(await SchemaCatalog.OpenAsync(log, defaultLevel, cancellationToken).ConfigureAwait(false));

    /// <summary>Takes in what others have written to the log since; a host with a shared topic calls it from time to time.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask RefreshAsync(CancellationToken cancellationToken = default) => _catalog.RefreshAsync(cancellationToken);

    /// <summary>A client for this process, which needs no HTTP.</summary>
    public ISchemaRegistry Connect() => new InProcessRegistry(_catalog);

    /// <summary>Adds the REST API to a web application.</summary>
    /// <param name="routes">The application, or a group of its routes when the API is to live under a path of its own.</param>
    public void MapTo(IEndpointRouteBuilder routes)
    {
        new RegistryApi(_catalog).Map(routes);
        new SettingsApi(_catalog).Map(routes);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _catalog.DisposeAsync();
}
