using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Streamiz.Tests.AvroGenerator;

/// <summary>
/// Runs the generator by itself on files in memory. It is loaded apart from this project's references, since it carries a copy of the
/// schema model of its own.
/// </summary>
internal static class GeneratorRun
{
    private static readonly Type GeneratorType = Load();

    public static GeneratorDriverRunResult Of(params (string Path, string Text)[] files)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(GeneratorType)!;
        var texts = files.Select(f => (AdditionalText)new FileInMemory(f.Path, f.Text)).ToImmutableArray();
        var driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], texts, CSharpParseOptions.Default, new AllAreSchemas())
            .RunGenerators(CSharpCompilation.Create("test"));
        return driver.GetRunResult();
    }

    private static Type Load()
    {
        var path = typeof(GeneratorRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GeneratorPath").Value!;
        var context = new AssemblyLoadContext("generator");
        return context.LoadFromAssemblyPath(Path.GetFullPath(path)).GetType("Streamiz.Avro.Generator.AvroRecordGenerator", throwOnError: true)!;
    }

    private sealed class FileInMemory(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class AllAreSchemas : AnalyzerConfigOptionsProvider
    {
        private readonly Options _options = new();

        public override AnalyzerConfigOptions GlobalOptions => _options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;
    }

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = "true";
            return key == "build_metadata.AdditionalFiles.AvroSchema";
        }
    }
}
