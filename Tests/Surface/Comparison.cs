using System.Globalization;
using System.Reflection;

namespace Streamiz.Surface;

/// <summary>Looks for a fact sheet's types and members in our assemblies.</summary>
internal sealed class Comparison(IReadOnlyList<Assembly> assemblies)
{
    private readonly MemberText _text = new(byPlace: true, withNulls: false);

    /// <summary>What is missing or different, each as <c>type TAB what</c>.</summary>
    public IEnumerable<string> Differences(FactType fact)
    {
        var type = assemblies.Select(a => a.GetType(fact.FullName)).FirstOrDefault(t => t is { IsVisible: true });
        if (type is null)
        {
            yield return $"{fact.Title}\tmissing: {fact.Line}";
            yield break;
        }

        foreach (string difference in Shape(fact, type)) yield return $"{fact.Title}\t{difference}";
        if (fact.Kind == "delegate") yield break;
        var ours = Reach.AllMembersOf(type).Select(m => (Text: _text.Of(m), Member: m)).ToLookup(m => m.Text, m => m.Member, StringComparer.Ordinal);
        foreach (var member in fact.Members)
            foreach (string difference in Differences(member, type, fact, ours)) yield return $"{fact.Title}\t{difference}";
        foreach (string difference in Added(fact, type)) yield return $"{fact.Title}\t{difference}";
    }

    private IEnumerable<string> Shape(FactType fact, Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : "class";
        if (kind != fact.Kind) yield return $"is a {kind}, not a {fact.Kind}";
        if (kind == "delegate")
        {
            string ours = _text.OfDelegate(type), theirs = fact.ByPlace(fact.Text);
            if (ours != theirs) yield return $"is {ours}, not {theirs}";
            yield break;
        }

        var above = type.GetInterfaces().Concat(Ancestors(type)).Select(t => _text.Types.Of(t)).ToHashSet(StringComparer.Ordinal);
        foreach (string wanted in fact.Bases)
            if (!above.Contains(fact.ByPlace(wanted))) yield return $"is no {wanted}";
        string constraints = _text.Where(type.GetGenericArguments()).Trim();
        if (constraints != fact.ByPlace(fact.Constraints)) yield return $"is constrained '{constraints}', not '{fact.Constraints}'";
        var variance = type.GetGenericArguments().Select(a => (a.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch { GenericParameterAttributes.Covariant => "out", GenericParameterAttributes.Contravariant => "in", _ => "" });
        if (!variance.SequenceEqual(fact.Variance)) yield return $"is {string.Join(", ", variance.Select(v => $"'{v}'"))} in its parameters";
        if (fact.IsOpen && type.IsSealed) yield return "is sealed";
        if (fact.Kind == "class" && type.IsAbstract && !type.IsSealed && !fact.Modifiers.Contains("abstract")) yield return "is abstract";
    }

    private static IEnumerable<string> Differences(FactMember fact, Type type, FactType owner, ILookup<string, MemberInfo> ours)
    {
        string signature = fact.Signature;
        var candidates = type.IsEnum ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.Name == signature).ToList<MemberInfo>() : [.. ours[signature]];
        if (candidates.Count == 0 && owner.Kind == "class" && fact.Modifiers.Contains("override") && signature.StartsWith("bool Equals(object", StringComparison.Ordinal)) candidates = [.. ours["bool Equals(object obj)"]];
        var found = candidates.Find(c => Fits(fact, c, type) is null);
        if (found is null)
        {
            string why = candidates.Count > 0 ? Fits(fact, candidates[0], type)! : "missing";
            yield return $"{why}: {fact.Line}";
            yield break;
        }

        if (fact.Value is not null && found is FieldInfo { IsStatic: true } field && !type.ContainsGenericParameters)
        {
            object? value = type.IsEnum ? Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : field.GetValue(null);
            string text = MemberText.Literal(value, field.FieldType is { IsEnum: true } ? typeof(long) : field.FieldType);
            if (text != fact.Value) yield return $"is {text}: {fact.Line}";
        }
    }

    private static string? Fits(FactMember fact, MemberInfo member, Type type)
    {
        if (member is FieldInfo field) return field.IsStatic == (fact.Modifiers.Contains("static") || fact.Modifiers.Contains("const")) ? null : "static or not";
        var body = Reach.Body(member)!;
        if (body.IsStatic != fact.Modifiers.Contains("static")) return "static or not";
        // The constructor of an abstract class can be called by those who derive from it, and by nobody else.
        if (fact.Modifiers.Contains("public") && !body.IsPublic && !(type.IsAbstract && body.IsConstructor)) return "not public";
        if (member is PropertyInfo property)
        {
            foreach (string accessor in fact.Accessors)
            {
                var method = accessor == "get" ? property.GetMethod : property.SetMethod;
                if (method is null || !Reach.IsVisible(method, property.DeclaringType!)) return $"no {accessor}";
            }
        }

        if (type.IsInterface) return null;
        if (fact.Modifiers.Contains("virtual") && (!body.IsVirtual || body.IsFinal)) return "not virtual";
        return body.IsAbstract && !fact.Modifiers.Contains("abstract") ? "abstract" : null;
    }

    // Who implements an upstream interface must not have to write more for ours; members with a body of their own do not count.
    private IEnumerable<string> Added(FactType fact, Type type)
    {
        if (fact.Kind != "interface") yield break;
        var known = fact.Members.Select(m => m.Signature).ToHashSet(StringComparer.Ordinal);
        foreach (var member in Reach.MembersOf(type))
            if (Reach.Body(member) is { IsAbstract: true } && !known.Contains(_text.Of(member))) yield return $"asks for more: {_text.Of(member)}";
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType) yield return t;
    }
}
