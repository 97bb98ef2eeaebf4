using System.Text.Json;
using System.Text.Json.Nodes;

namespace Streamiz.Conformance.Avro;

/// <summary>Facts of one kind about a schema, to be compared with what a case says.</summary>
internal sealed class FactList
{
    private readonly JsonArray _facts = [];

    public void Add(JsonObject fact) => _facts.Add(fact);

    public void Expect(string key, JsonElement element)
    {
        string wanted = element.TryGetProperty(key, out var list) ? list.GetRawText() : "[]";
        if (!JsonNode.DeepEquals(JsonNode.Parse(wanted, null, new JsonDocumentOptions { MaxDepth = 1000 }), _facts))
            throw new Mismatch($"{key}: expected {wanted}, was {_facts.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 })}");
    }
}
