using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Surface;

/// <summary>The examples in the documentation compile, run, and make topologies that start.</summary>
[TestFixture]
public sealed class DocumentationTests
{
    private const string Begin = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.RegularExpressions;
        using System.Threading.Tasks;
        using Confluent.Kafka;
        using Streamiz.Kafka.Net;
        using Streamiz.Kafka.Net.Crosscutting;
        using Streamiz.Kafka.Net.Mock;
        using Streamiz.Kafka.Net.Processors;
        using Streamiz.Kafka.Net.Processors.Public;
        using Streamiz.Kafka.Net.SerDes;
        using Streamiz.Kafka.Net.State;
        using Streamiz.Kafka.Net.Stream;
        using Streamiz.Kafka.Net.Table;

        public static class Example
        {
            static Task<string> Ask(string value) => Task.FromResult(value);

        """;

    private static readonly string[] Files = ["dsl.md", "from-java.md", "from-streamiz.md"];

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(f => f.EndsWith(".dll", StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f))]);

    private static IEnumerable<TestCaseData> Examples => from file in Files
        from example in ExamplesOf(file)
        select new TestCaseData(file, example.Line, example.Code).SetArgDisplayNames(file, $"line {example.Line}");

    [TestCaseSource(nameof(Examples))]
    public void An_example_compiles_and_its_topology_starts(string file, int line, string code)
    {
        var topology = (Topology)Compile(file, line, code).GetType("Example")!.GetMethod("Run")!.Invoke(null, null)!;
        using var driver = new TopologyTestDriver(topology, new Kafka.Net.StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "documentation" });

        Assert.That(topology.Describe().SubTopologies.Any() || topology.Describe().GlobalStores.Any());
        Assert.That(driver.IsRunning);
    }

    [Test]
    public void An_example_that_does_not_compile_is_seen() =>
        Assert.That(() => Compile("dsl.md", 7, "builder.Streem<string, string>(\"in\");"), Throws.InvalidOperationException.With.Message.Contains("dsl.md(7").And.Message.Contains("Streem"));

    // Types that an example declares stand at its end.
    private static Assembly Compile(string file, int line, string code)
    {
        string[] lines = code.Split('\n');
        int types = Array.FindIndex(lines, l => l.StartsWith("sealed class ", StringComparison.Ordinal));
        string statements = string.Join('\n', types < 0 ? lines : lines[..types]);
        bool whole = statements.Contains("Topology topology = ", StringComparison.Ordinal);
        string source = $$"""
            {{Begin}}    public static Topology Run()
                {
                    {{(statements.Contains("var builder = ", StringComparison.Ordinal) ? "" : "var builder = new StreamBuilder();")}}
            #line {{line}} "{{file}}"
            {{statements}}
            #line default
                    return {{(whole ? "topology" : "builder.Build()")}};
                }
            }
            #line {{line + Math.Max(types, 0)}} "{{file}}"
            {{(types < 0 ? "" : string.Join('\n', lines[types..]))}}
            """;
        var compilation = CSharpCompilation.Create($"Example-{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        if (result.Success) return Assembly.Load(bytes.ToArray());
        throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Location.GetMappedLineSpan().Path}({d.Location.GetMappedLineSpan().StartLinePosition.Line + 1}): {d.GetMessage()}")));
    }

    private static IEnumerable<(int Line, string Code)> ExamplesOf(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder.Here, "..", "..", "docs", file));
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```csharp") continue;
            var code = new StringBuilder();
            int first = i + 2;
            for (i++; lines[i] != "```"; i++) code.Append(lines[i]).Append('\n');
            yield return (first, code.ToString());
        }
    }
}
