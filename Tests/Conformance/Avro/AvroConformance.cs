using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Runs every case of the Avro vectors in a folder.</summary>
public static class AvroConformance
{
    // Schemas in the vectors nest deeper than the reader's own limit of 64; the files themselves do not, but may.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    /// <summary>The families with what runs a case of each. A runner throws <see cref="Mismatch"/> when the library disagrees.</summary>
    public static readonly IReadOnlyDictionary<string, Action<JsonElement>> Families = new Dictionary<string, Action<JsonElement>>
    {
        ["schemas-valid"] = ValidSchemaCase.Run,
        ["schemas-invalid"] = InvalidSchemaCase.Run,
        ["binary"] = BinaryCase.Run,
        ["resolution"] = ResolutionCase.Run,
        ["malformed-binary"] = MalformedCase.Run,
        ["json-encoding"] = JsonCase.Run,
        ["order"] = OrderCase.Run,
        ["compatibility"] = CompatibilityCase.Run,
        ["container"] = ContainerCase.Run,
        ["single-object"] = SingleObjectCase.Run,
    };

    public static Scoreboard Run(string vectors)
    {
        var board = new Scoreboard();
        foreach (string file in Directory.EnumerateFiles(vectors, "*.json").Order(StringComparer.Ordinal))
        {
            string family = Path.GetFileNameWithoutExtension(file);
            foreach (var (id, binding, fault) in RunFamily(file))
            {
                if (binding || fault is { Crashed: true }) board.Count(family, id, fault is null);
                else board.Skip();
            }
        }
        return board;
    }

    /// <summary>Runs all cases of a file and gives each with what went wrong, or null.</summary>
    public static IEnumerable<(string Id, bool Binding, Fault? Fault)> RunFamily(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file), Deep);
        string family = document.RootElement.GetProperty("family").GetString()!;
        Families.TryGetValue(family, out var run);
        foreach (var element in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            bool binding = !element.TryGetProperty("binding", out var flag) || flag.GetBoolean();
            var fault = run is null ? new Fault("this family is unknown", true) : RunCase(run, element);
            yield return (element.GetProperty("id").GetString()!, binding, fault);
        }
    }

    // Every case has a thread with a stack of 1 MB, as the vectors' rules want of those that try to exhaust it.
    private static Fault? RunCase(Action<JsonElement> run, JsonElement element)
    {
        Fault? fault = null;
        var thread = new Thread(() => fault = Try(run, element), 1 << 20);
        thread.Start();
        if (!thread.Join(TimeSpan.FromSeconds(60))) return new Fault("no end after a minute", true);
        return fault;
    }

    private static Fault? Try(Action<JsonElement> run, JsonElement element)
    {
        try
        {
            run(element);
            return null;
        }
        catch (Mismatch mismatch)
        {
            return new Fault(mismatch.Message, false);
        }
        catch (AvroException refusal)
        {
            return new Fault("refused: " + refusal.Message, false);
        }
        catch (Exception crash)
        {
            return new Fault(crash.ToString(), true);
        }
    }
}
