using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

namespace Streamiz.Surface;

/// <summary>What a program written for upstream calls is what it calls here: overloads and types of our own stand back.</summary>
[TestFixture]
public sealed class SourceCompatibilityTests
{
    private static readonly Assembly[] Assemblies = [typeof(Kafka.Net.KafkaStream).Assembly, typeof(Kafka.Net.State.RocksDbOptions).Assembly, typeof(SchemaAvroSerDes<>).Assembly, typeof(Kafka.Net.Metrics.OpenTelemetry.OpenTelemetryConfigExtension).Assembly, typeof(Kafka.Net.Metrics.Prometheus.PrometheusConfigExtension).Assembly];

    private static readonly List<FactType> Facts = [.. Directory.EnumerateFiles(Path.Combine(Folder.Here, "upstream"), "*.api.txt").SelectMany(f => FactSheet.Read(Path.GetFileName(f)[..^".api.txt".Length]))];

    // Filter(null), Table("topic", null) or a lambda that fits both: with a lower priority ours is only asked where upstream's does not fit.
    [Test]
    public void An_overload_of_ours_yields_to_those_of_upstream()
    {
        var text = new MemberText(byPlace: true, withNulls: false);
        var unasked = new List<string>();
        foreach (var fact in Facts)
        {
            if (Assemblies.Select(a => a.GetType(fact.FullName)).FirstOrDefault(t => t is { IsVisible: true }) is not { } type) continue;
            var known = fact.Members.Select(m => m.Signature).ToHashSet(StringComparer.Ordinal);
            var names = fact.Members.Where(m => m.Signature.Contains('(')).Select(m => NameOf(m.Signature)).ToHashSet(StringComparer.Ordinal);
            unasked.AddRange(Reach.MembersOf(type).OfType<MethodBase>()
                .Select(m => (Method: m, Text: text.Of(m)))
                .Where(m => !known.Contains(m.Text) && names.Contains(NameOf(m.Text)) && m.Method.Name is not ("Equals" or "op_Equality" or "op_Inequality") && !(m.Method is MethodInfo { IsVirtual: true } o && o.GetBaseDefinition() != o))
                .Where(m => (m.Method.GetCustomAttribute<OverloadResolutionPriorityAttribute>()?.Priority ?? 0) >= 0)
                .Select(m => $"{fact.Title}: {m.Text}"));
        }

        Assert.That(string.Join('\n', unasked), Is.Empty, $"{unasked.Count} overloads beside upstream's need [OverloadResolutionPriority(-1)]");
    }

    // A name of ours in a namespace that upstream's users import must not be one that they also have from elsewhere.
    [Test]
    public void No_type_of_ours_has_a_name_that_users_have_from_elsewhere()
    {
        var spaces = Facts.Select(f => f.Namespace).ToHashSet(StringComparer.Ordinal);
        var upstream = Facts.Select(f => f.FullName).ToHashSet(StringComparer.Ordinal);
        string[] imported = ["System", "System.Collections.Generic", "System.Collections.Concurrent", "System.Diagnostics", "System.IO", "System.Linq", "System.Net.Http", "System.Text", "System.Threading", "System.Threading.Tasks", "Confluent.Kafka", "Confluent.Kafka.Admin", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.DependencyInjection", "NUnit.Framework"];
        Assembly[] others = [.. AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name is { } n && (n.StartsWith("System.", StringComparison.Ordinal) || n.StartsWith("nunit", StringComparison.Ordinal))), typeof(Confluent.Kafka.Headers).Assembly, typeof(Microsoft.Extensions.Logging.ILogger).Assembly];
        var taken = others.Distinct().SelectMany(a => a.GetExportedTypes()).Where(t => imported.Contains(t.Namespace)).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var clashes = Assemblies.Distinct().SelectMany(a => a.GetExportedTypes()).Where(t => !t.IsNested && t.Namespace is not null && spaces.Contains(t.Namespace) && !upstream.Contains(t.FullName!) && taken.Contains(t.Name));

        Assert.That(clashes, Is.Empty);
    }

    // `IKStream<T0, M0> MapValues<M0>(…`: the name is the last word outside of brackets before the parameters.
    private static string NameOf(string signature)
    {
        var outside = new StringBuilder();
        int depth = 0;
        foreach (char c in signature)
        {
            if (c == '(' && depth == 0 && outside.Length > 0) break;
            if (c is '<' or '(') depth++;
            else if (c is '>' or ')') depth--;
            else if (depth == 0) outside.Append(c);
        }

        return outside.ToString().Split(' ')[^1];
    }
}
