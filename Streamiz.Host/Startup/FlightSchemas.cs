using System.Globalization;
using System.Reflection;
using Streamiz.Avro;
using Streamiz.Host.Audit;
using Streamiz.SchemaRegistry;
using Streamiz.Topology;

namespace Streamiz.Host.Startup;

/// <summary>Registers every version of the schemas that the host's topics use, oldest first, under a level that keeps readers working.</summary>
internal static class FlightSchemas
{
    private const string Ending = ".avsc";

    /// <exception cref="StartException">The registry is away, or refuses a schema.</exception>
    public static async Task RegisterAsync(ISchemaRegistry registry, FlightTopics topics, AuditLog audit, CancellationToken cancellationToken)
    {
        try
        {
            await RegisterAsync(registry, topics.States + "-value", "flights.StateVector", audit, cancellationToken).ConfigureAwait(false);
            await RegisterAsync(registry, topics.Positions + "-value", "flights.FlightPosition", audit, cancellationToken).ConfigureAwait(false);
        }
        catch (SchemaRegistryUnavailableException e)
        {
            throw new StartException($"The schema registry does not answer: {e.Message}", e);
        }
    }

    /// <summary>The texts of all versions of a schema, oldest first.</summary>
    public static IReadOnlyList<string> Versions(string name)
    {
        Assembly assembly = typeof(FlightSchemas).Assembly;
        string start = name + ".v";
        return [.. assembly.GetManifestResourceNames().Where(r => r.StartsWith(start, StringComparison.Ordinal) && r.EndsWith(Ending, StringComparison.Ordinal))
            .OrderBy(r => int.Parse(r.AsSpan(start.Length, r.Length - start.Length - Ending.Length), CultureInfo.InvariantCulture))
            .Select(r =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(r)!);
                return reader.ReadToEnd();
            })];
    }

    private static async Task RegisterAsync(ISchemaRegistry registry, string subject, string name, AuditLog audit, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> before = await VersionsAsync(registry, subject, cancellationToken).ConfigureAwait(false);
        if (before.Count == 0)
        {
            await registry.SetCompatibilityAsync(CompatibilityLevel.Backward, subject, cancellationToken).ConfigureAwait(false);
            audit.Schema(subject, 0, "compatibility BACKWARD");
        }
        foreach (string schema in Versions(name))
        {
            try
            {
                await registry.RegisterAsync(subject, schema, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (SchemaRegistryException e)
            {
                throw new StartException($"The registry refuses {name} under {subject}: {e.Message}", e);
            }
        }
        foreach (int version in (await VersionsAsync(registry, subject, cancellationToken).ConfigureAwait(false)).Except(before)) audit.Schema(subject, version, "registered");
    }

    private static async Task<IReadOnlyList<int>> VersionsAsync(ISchemaRegistry registry, string subject, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.ListVersionsAsync(subject, cancellationToken).ConfigureAwait(false);
        }
        catch (SchemaRegistryException e) when (e is not null)
        {
            // No such subject yet.
            return [];
        }
    }
}
