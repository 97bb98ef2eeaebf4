using Streamiz.Avro;
using Streamiz.Host.Flights;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.Startup;

/// <summary>The registry as the page and the answers see it.</summary>
internal sealed class RegistryCatalog(ISchemaRegistry registry) : ISchemaCatalog
{
    public async Task<IReadOnlyList<string>> SubjectsAsync(CancellationToken cancellationToken) =>
        [.. (await registry.ListSubjectsAsync(cancellationToken).ConfigureAwait(false)).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<int>?> VersionsAsync(string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.ListVersionsAsync(subject, cancellationToken).ConfigureAwait(false);
        }
        catch (SchemaRegistryException)
        {
            return null;
        }
    }

    public async Task<SchemaVersion?> VersionAsync(string subject, int version, CancellationToken cancellationToken)
    {
        try
        {
            RegisteredSchema found = await registry.GetVersionAsync(subject, version, cancellationToken).ConfigureAwait(false);
            CompatibilityLevel level = await registry.GetCompatibilityAsync(subject, cancellationToken).ConfigureAwait(false);
            return new SchemaVersion(subject, found.Version, found.Id, found.Schema, level.Name());
        }
        catch (SchemaRegistryException)
        {
            return null;
        }
    }
}
