using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Generated names of what holds data: they shift when the topology changes, and the data are lost then.</summary>
internal sealed class ImplicitNames
{
    private readonly List<string> _found = [];

    public void AddStore(StorePlan store) => _found.Add(store.Logged ? $"changelog topic {store.Name}-changelog" : $"store {store.Name}");

    public void AddRepartition(string topic) => _found.Add($"repartition topic {topic}");

    public void Check()
    {
        if (_found.Count > 0) throw new TopologyException($"explicit names are required, and these have generated ones: {string.Join(", ", _found)}");
    }
}
