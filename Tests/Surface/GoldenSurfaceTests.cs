using System.Reflection;
using System.Text;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

namespace Streamiz.Surface;

/// <summary>
/// What our libraries let others name is written down in <c>golden/</c>, a file a library, and does not change unseen. After a change on purpose:
/// <c>STREAMIZ_GOLDEN=write dotnet test Tests/Surface -c Release</c>, and look at the difference.
/// </summary>
[TestFixture]
public sealed class GoldenSurfaceTests
{
    private static readonly Dictionary<string, Assembly> Libraries = new[]
    {
        typeof(Avro.AvroSchema), typeof(Broker.EmbeddedBroker), typeof(Client.KafkaClient), typeof(Kafka.Net.KafkaStream), typeof(Kafka.Net.Hosting.StreamizServiceCollectionExtensions),
        typeof(Kafka.Net.Metrics.OpenTelemetry.OpenTelemetryConfigExtension), typeof(Kafka.Net.Metrics.Prometheus.PrometheusConfigExtension),
        typeof(SchemaAvroSerDes<>), typeof(Rocks.RocksDatabase), typeof(SchemaRegistry.SchemaRegistryClient),
    }.ToDictionary(t => t.Assembly.GetName().Name!, t => t.Assembly);

    private readonly MemberText _text = new(byPlace: false, withNulls: true);

    private static IEnumerable<string> Names => Libraries.Keys;

    [TestCaseSource(nameof(Names))]
    public void The_public_surface_is_the_one_written_down(string library)
    {
        string file = Path.Combine(Folder.Here, "golden", library + ".txt"), now = Write(Libraries[library]);
        if (Environment.GetEnvironmentVariable("STREAMIZ_GOLDEN") == "write") File.WriteAllText(file, now);
        string[] expected = File.ReadAllLines(file), found = now.TrimEnd('\n').Split('\n');

        Assert.That(string.Join('\n', found.Except(expected).Select(l => "+ " + l).Concat(expected.Except(found).Select(l => "- " + l))), Is.Empty,
            "the public surface has changed; if it was meant to, write it down: STREAMIZ_GOLDEN=write dotnet test Tests/Surface -c Release");
        Assert.That(found, Is.EqualTo(expected), "order");
    }

    private string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in Reach.TypesOf(assembly).GroupBy(t => t.Namespace))
        {
            if (text.Length > 0) text.Append('\n');
            text.Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space) Write(type, text);
        }

        return text.ToString();
    }

    private void Write(Type type, StringBuilder text)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            text.Append("  delegate ").Append(_text.OfDelegate(type)).Append('\n');
            return;
        }

        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var inherited = type.BaseType?.GetInterfaces().Concat(type.GetInterfaces().SelectMany(i => i.GetInterfaces())).ToHashSet() ?? [];
        var bases = type.IsEnum ? [] : new[] { type.BaseType }.Where(b => b is not null && b != typeof(object) && b != typeof(ValueType)).Concat(type.GetInterfaces().Where(i => i.IsVisible && !inherited.Contains(i)).OrderBy(i => i.Name, StringComparer.Ordinal)).Select(b => _text.Types.Of(b!)).ToArray();
        text.Append("  ").Append(kind).Append(' ').Append(_text.Types.NameOf(type)).Append(bases.Length > 0 ? " : " + string.Join(", ", bases) : "").Append(_text.Where(type.GetGenericArguments())).Append('\n');
        foreach (string line in Reach.MembersOf(type).Where(m => !type.IsEnum || m is FieldInfo { IsStatic: true }).Select(Line).Order(StringComparer.Ordinal)) text.Append("      ").Append(line).Append('\n');
    }

    private string Line(MemberInfo member)
    {
        if (member is FieldInfo { IsLiteral: true } constant) return member.DeclaringType!.IsEnum ? $"{constant.Name} = {Convert.ToInt64(constant.GetRawConstantValue(), null)}" : $"const {_text.Of(constant)} = {MemberText.Literal(constant.GetRawConstantValue(), constant.FieldType)}";
        if (member is FieldInfo field) return $"{(field.IsFamily ? "protected " : "")}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{_text.Of(field)}";
        var body = Reach.Body(member)!;
        string modifiers = (body.IsPublic ? "" : "protected ") + (body.IsStatic ? "static " : "") + (member.DeclaringType!.IsInterface ? body.IsAbstract ? "" : "default " : body.IsAbstract ? "abstract " : body.IsVirtual && !body.IsFinal ? Overrides(body) ? "override " : "virtual " : "");
        return modifiers + _text.Of(member) + (member is PropertyInfo property ? Accessors(property) : "");
    }

    private static bool Overrides(MethodBase body) => body is MethodInfo method && method.GetBaseDefinition() != method;

    private static string Accessors(PropertyInfo property)
    {
        var parts = new List<string>();
        foreach (var (accessor, name) in new[] { (property.GetMethod, "get"), (property.SetMethod, "set") })
        {
            if (accessor is null || !Reach.IsVisible(accessor, property.DeclaringType!)) continue;
            bool init = name == "set" && accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
            parts.Add((accessor.IsPublic || !Reach.Body(property)!.IsPublic ? "" : "protected ") + (init ? "init;" : name + ";"));
        }

        return $" {{ {string.Join(' ', parts)} }}";
    }
}
