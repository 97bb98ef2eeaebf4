using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Makes the parts of a .NET type, and of the types it is made of, and the schema as JSON along with them.</summary>
[RequiresDynamicCode("Parts are made for types that are known only at run time.")]
[RequiresUnreferencedCode("Properties are found by reflection.")]
internal sealed class PlainBuilder
{
    private readonly Dictionary<Type, (PlainPart Part, string Name)> _named = [];
    private readonly NullabilityInfoContext _nullability = new();

    public PlainPart Build(Type type, NullabilityInfo? info, AvroDecimalAttribute? digits)
    {
        Depth.Check();
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Optional(typeof(PlainOptional<>), underlying, Build(underlying, null, digits));
        var part = BuildPresent(type, info, digits);
        return !type.IsValueType && info?.ReadState == NullabilityState.Nullable ? Optional(typeof(PlainNullable<>), type, part) : part;
    }

    private PlainPart BuildPresent(Type type, NullabilityInfo? info, AvroDecimalAttribute? digits)
    {
        if (_named.TryGetValue(type, out var known))
        {
            known.Part.Schema = known.Name;
            return known.Part;
        }
        if (PlainScalars.Of(type, digits) is { } scalar)
        {
            // A named type stands in full only once.
            if (type == typeof(AvroDuration)) _named[type] = (scalar, "\"streamiz.Duration\"");
            return scalar;
        }
        if (type.IsEnum) return BuildEnum(type);
        if (MapValueOf(type) is { } value) return Container(typeof(PlainMap<,>), type, value, Build(value, info?.GenericTypeArguments.ElementAtOrDefault(1), digits), "map", "values");
        if (ItemOf(type) is { } item)
        {
            var items = Build(item, type.IsArray ? info?.ElementType : info?.GenericTypeArguments.ElementAtOrDefault(0), digits);
            return Container(typeof(PlainList<,>), type, item, items, "array", "items", type.IsArray);
        }
        if (type is { IsClass: true, IsAbstract: false } && type != typeof(object)) return BuildRecord(type);
        throw new AvroSchemaException($"there is no Avro type for {type}");
    }

    private static PlainPart Optional(Type open, Type type, PlainPart inner)
    {
        var part = Make(open.MakeGenericType(type), inner);
        part.Schema = $"[\"null\",{inner.Schema}]";
        return part;
    }

    private static PlainPart Container(Type open, Type type, Type inner, PlainPart part, string word, string key, params object[] more)
    {
        var container = Make(open.MakeGenericType(type, inner), [part, .. more]);
        container.Schema = $"{{\"type\":\"{word}\",\"{key}\":{part.Schema}}}";
        return container;
    }

    private PlainPart BuildEnum(Type type)
    {
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture))
            .DistinctBy(field => field.GetRawConstantValue())
            .ToList();
        var values = Array.CreateInstance(type, members.Count);
        for (int i = 0; i < members.Count; i++) values.SetValue(members[i].GetValue(null), i);
        var part = Make(typeof(PlainEnum<>).MakeGenericType(type), values);
        string symbols = string.Join(',', members.Select(member => Quote(NameOf(member, member.Name))));
        part.Schema = $"{{\"type\":\"enum\",{Header(type)},\"symbols\":[{symbols}]}}";
        _named[type] = (part, Quote(FullNameOf(type)));
        return part;
    }

    private PlainPart BuildRecord(Type type)
    {
        var part = Make(typeof(PlainRecord<>).MakeGenericType(type));
        _named[type] = (part, Quote(FullNameOf(type)));
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { GetMethod.IsPublic: true, SetMethod: not null } && property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<AvroIgnoreAttribute>() is null)
            .ToList();
        var fieldType = typeof(PlainField<>).MakeGenericType(type);
        var fields = Array.CreateInstance(fieldType, properties.Count);
        var text = new StringBuilder($"{{\"type\":\"record\",{Header(type)},\"fields\":[");
        for (int i = 0; i < properties.Count; i++)
        {
            var value = Build(properties[i].PropertyType, _nullability.Create(properties[i]), properties[i].GetCustomAttribute<AvroDecimalAttribute>());
            if (i > 0) text.Append(',');
            AppendField(text, properties[i], value.Schema);
            fields.SetValue(Activator.CreateInstance(typeof(PlainField<,>).MakeGenericType(type, properties[i].PropertyType), properties[i], value), i);
        }
        part.GetType().GetProperty(nameof(PlainRecord<object>.Fields))!.SetValue(part, fields);
        part.Schema = text.Append("]}").ToString();
        return part;
    }

    private static void AppendField(StringBuilder text, PropertyInfo property, string schema)
    {
        text.Append("{\"name\":").Append(Quote(NameOf(property, property.Name))).Append(",\"type\":").Append(schema);
        string? given = property.GetCustomAttribute<AvroDefaultAttribute>()?.Json;
        if (given != null || schema.StartsWith("[\"null\"", StringComparison.Ordinal)) text.Append(",\"default\":").Append(given ?? "null");
        text.Append(AliasesOf(property)).Append('}');
    }

    private static string Header(Type type)
    {
        var name = AvroName.Of(FullNameOf(type), "");
        return $"\"name\":{Quote(name.Simple)},\"namespace\":{Quote(name.Space)}{AliasesOf(type)}";
    }

    private static string FullNameOf(Type type)
    {
        string name = NameOf(type, type.Name.Replace('`', '_'));
        return name.Contains('.', StringComparison.Ordinal) || type.Namespace is null ? name : type.Namespace + "." + name;
    }

    private static string NameOf(MemberInfo member, string otherwise) => member.GetCustomAttribute<AvroNameAttribute>()?.Name ?? otherwise;

    private static string AliasesOf(MemberInfo member)
    {
        var aliases = member.GetCustomAttributes<AvroAliasAttribute>().Select(alias => Quote(alias.Name)).ToList();
        return aliases.Count == 0 ? "" : $",\"aliases\":[{string.Join(',', aliases)}]";
    }

    private static Type? MapValueOf(Type type) =>
        Matches(type, typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)) && type.GenericTypeArguments[0] == typeof(string) ? type.GenericTypeArguments[1] : null;

    private static Type? ItemOf(Type type)
    {
        if (type is { IsArray: true } && type.GetArrayRank() == 1) return type.GetElementType();
        return Matches(type, typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)) ? type.GenericTypeArguments[0] : null;
    }

    private static bool Matches(Type type, params Type[] definitions) => type.IsGenericType && definitions.Contains(type.GetGenericTypeDefinition());

    private static PlainPart Make(Type type, params object[] arguments) => (PlainPart)Activator.CreateInstance(type, arguments)!;

    private static string Quote(string text)
    {
        var quoted = new StringBuilder();
        AvroJson.AppendQuoted(quoted, text);
        return quoted.ToString();
    }
}
