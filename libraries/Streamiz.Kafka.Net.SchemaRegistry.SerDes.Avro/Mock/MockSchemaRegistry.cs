using System.Collections.Concurrent;
using Streamiz.SchemaRegistry;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Mock;

/// <summary>Registries inside the process, by name: what <c>mock://scope</c> as an address leads to. For tests.</summary>
public class MockSchemaRegistry
{
    private static readonly ConcurrentDictionary<string, InProcessRegistry> Scopes = new(StringComparer.Ordinal);

    /// <summary>Forgets all registries.</summary>
    public static void DropAllScope() => Scopes.Clear();

    /// <summary>Forgets one registry.</summary>
    /// <param name="scope">Its name.</param>
    public static void DropScope(string scope) => Scopes.TryRemove(scope, out _);

    /// <summary>The registry of a name, made when there is none yet.</summary>
    /// <param name="scope">Its name.</param>
    public static ISchemaRegistry Connect(string scope) => Scopes.GetOrAdd(scope, _ => InProcessRegistry.InMemory());
}
