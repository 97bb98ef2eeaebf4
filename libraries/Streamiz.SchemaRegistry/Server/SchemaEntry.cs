using System.Security.Cryptography;
using System.Text;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>One version of one subject in the catalog.</summary>
internal sealed record SchemaEntry(string Subject, int Version, int Id, string Text, IReadOnlyList<SchemaReference> References)
{
    public string SchemaType { get; init; } = "AVRO";

    public string? Metadata { get; init; }

    public string? RuleSet { get; init; }

    public bool Deleted { get; init; }

    /// <summary>What makes two schemas the same one, and so share an id.</summary>
    public string Identity => IdentityOf(Text, References, Metadata, RuleSet);

    /// <summary>The same everywhere for the same schema: what Confluent's clients write into headers.</summary>
    public Guid Guid => new(MD5.HashData(Encoding.UTF8.GetBytes(Identity)), bigEndian: true);

    public static string IdentityOf(string text, IReadOnlyList<SchemaReference> references, string? metadata = null, string? ruleSet = null)
    {
        if (references.Count == 0 && metadata is null && ruleSet is null)
            return text;
        // A zero character occurs in no JSON text, so that the parts cannot run into one another.
        return string.Join('\0', [text, .. references.Select(r => $"{r.Name}\u0001{r.Subject}\u0001{r.Version}"), metadata ?? "", ruleSet ?? ""]);
    }
}
