using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Streamiz.Surface;

/// <summary>Types as C# spells them, with simple names. Type parameters may be spelt by their place, so that their names do not matter.</summary>
internal sealed class TypeText(bool byPlace)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    /// <summary>A type where it is used; the provider says which <c>object</c> is <c>dynamic</c>, and what may be null.</summary>
    public string Of(Type type, ICustomAttributeProvider? place = null, NullabilityInfo? nulls = null)
    {
        var dynamics = place?.GetCustomAttributes(typeof(DynamicAttribute), false).Cast<DynamicAttribute>().FirstOrDefault()?.TransformFlags;
        int index = 0;
        return Of(type, nulls, dynamics, ref index);
    }

    /// <summary>A type's own name with its parameters: <c>IKStream&lt;K, V&gt;</c>, <c>KafkaStream.State</c>.</summary>
    public string NameOf(Type type)
    {
        var arguments = type.GetGenericArguments();
        string name = Simple(type.Name);
        if (type.IsNested && !type.IsGenericParameter)
        {
            int outer = type.DeclaringType!.GetGenericArguments().Length;
            string own = arguments.Length > outer ? Arguments(arguments[outer..]) : "";
            return NameOf(type.DeclaringType) + "." + name + own;
        }

        return arguments.Length == 0 ? name : name + Arguments(arguments);
    }

    public string Parameter(Type parameter) => !byPlace ? parameter.Name : parameter.DeclaringMethod is null ? $"T{parameter.GenericParameterPosition}" : $"M{parameter.GenericParameterPosition}";

    /// <summary>Constraints in the order C# wants them.</summary>
    public IEnumerable<string> Constraints(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        bool isStruct = (flags & GenericParameterAttributes.NotNullableValueTypeConstraint) != 0;
        if (isStruct) yield return "struct";
        if ((flags & GenericParameterAttributes.ReferenceTypeConstraint) != 0) yield return "class";
        foreach (var type in parameter.GetGenericParameterConstraints())
            if (type != typeof(ValueType)) yield return Of(type);
        if (!isStruct && (flags & GenericParameterAttributes.DefaultConstructorConstraint) != 0) yield return "new()";
    }

    private string Of(Type type, NullabilityInfo? nulls, IList<bool>? dynamics, ref int index)
    {
        bool isDynamic = dynamics is not null && index < dynamics.Count && dynamics[index];
        index++;
        string mark = nulls is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsByRef) return Of(type.GetElementType()!, nulls, dynamics, ref index);
        if (type.IsGenericParameter) return Parameter(type) + mark;
        if (type.IsPointer) return Of(type.GetElementType()!, null, dynamics, ref index) + "*";
        if (type.IsArray) return Of(type.GetElementType()!, nulls?.ElementType, dynamics, ref index) + "[]" + mark;
        if (isDynamic) return "dynamic";
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword + mark;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner, null, dynamics, ref index) + "?";
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0) return NameOf(type) + mark;
        var texts = new string[arguments.Length];
        for (int i = 0; i < arguments.Length; i++) texts[i] = Of(arguments[i], nulls is not null && i < nulls.GenericTypeArguments.Length ? nulls.GenericTypeArguments[i] : null, dynamics, ref index);
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)) return $"({string.Join(", ", texts)})";
        return (type.IsNested ? NameOf(type.DeclaringType!) + "." : "") + Simple(type.Name) + $"<{string.Join(", ", texts)}>" + mark;
    }

    private string Arguments(Type[] arguments)
    {
        var text = new StringBuilder("<");
        for (int i = 0; i < arguments.Length; i++) text.Append(i == 0 ? "" : ", ").Append(arguments[i].IsGenericParameter ? Parameter(arguments[i]) : Of(arguments[i]));
        return text.Append('>').ToString();
    }

    private static string Simple(string name) => name.Contains('`') ? name[..name.IndexOf('`')] : name;
}
