using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Streamiz.Surface;

/// <summary>Members as C# declares them: signature first, without modifiers.</summary>
internal sealed class MemberText(bool byPlace, bool withNulls)
{
    public const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nulls = new();

    public TypeText Types { get; } = new(byPlace);

    public string Of(MemberInfo member) => member switch
    {
        FieldInfo field => $"{Types.Of(field.FieldType, field, withNulls ? _nulls.Create(field) : null)} {(field.Name == "lock" ? "@lock" : field.Name)}",
        EventInfo e => $"event {Types.Of(e.EventHandlerType!)} {e.Name}",
        PropertyInfo { Name: "Item" } indexer when indexer.GetIndexParameters() is { Length: > 0 } parameters => $"{Property(indexer)} this[{Parameters(parameters)}]",
        PropertyInfo property => $"{Property(property)} {property.Name}",
        ConstructorInfo constructor => $"{Simple(constructor.DeclaringType!.Name)}({Parameters(constructor.GetParameters())})",
        MethodInfo method => Method(method),
        _ => throw new ArgumentException($"{member} is no member that has a text", nameof(member)),
    };

    /// <summary>A delegate's signature: <c>void OnRestoreEndListener(TopicPartition topicPartition, …)</c>.</summary>
    public string OfDelegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"{Return(invoke)} {Types.NameOf(type)}({Parameters(invoke.GetParameters())})";
    }

    public static string Literal(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null when type.IsValueType && type.IsGenericType is false => "null",
            null => "null",
            bool b => b ? "true" : "false",
            string s => $"\"{s}\"",
            char c => $"'{c}'",
            Enum e => $"{new TypeText(false).NameOf(e.GetType())}.{e}",
            _ when type.IsEnum => $"{new TypeText(false).NameOf(type)}.{Enum.ToObject(type, value)}",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    private string Property(PropertyInfo property) => Types.Of(property.PropertyType, property, withNulls ? _nulls.Create(property) : null);

    private string Return(MethodInfo method) =>
        (method.ReturnType.IsByRef ? "ref " : "") + Types.Of(method.ReturnType, method.ReturnParameter, withNulls && method.ReturnType != typeof(void) ? _nulls.Create(method.ReturnParameter) : null);

    private string Method(MethodInfo method)
    {
        string name = Operators.TryGetValue(method.Name, out string? sign) ? sign : method.Name;
        if (name.StartsWith("operator ", StringComparison.Ordinal) && method.Name is "op_Implicit" or "op_Explicit") return $"{name} {Return(method)}({Parameters(method.GetParameters())})";
        string generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Types.Parameter))}>" : "";
        string extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return $"{Return(method)} {name}{generic}({extension}{Parameters(method.GetParameters())}){Where(method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])}";
    }

    public string Where(Type[] parameters) => string.Concat(parameters.Select(p => (p, All: string.Join(", ", Types.Constraints(p)))).Where(p => p.All.Length > 0).Select(p => $" where {Types.Parameter(p.p)} : {p.All}"));

    private string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        string way = parameter.IsOut ? "out " : parameter.IsIn && parameter.ParameterType.IsByRef ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        if (parameter.IsDefined(typeof(ParamArrayAttribute), false)) way = "params ";
        string name = parameter.Name is "override" or "namespace" or "event" or "base" ? "@" + parameter.Name : parameter.Name!;
        string start = parameter.HasDefaultValue ? " = " + (parameter.DefaultValue is null && parameter.ParameterType is { IsValueType: true } t && Nullable.GetUnderlyingType(t) is null ? "default" : Literal(parameter.DefaultValue, parameter.ParameterType)) : "";
        return $"{way}{Types.Of(parameter.ParameterType, parameter, withNulls ? _nulls.Create(parameter) : null)} {name}{start}";
    }

    private static string Simple(string name) => name.Contains('`') ? name[..name.IndexOf('`')] : name;

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Equality"] = "operator ==", ["op_Inequality"] = "operator !=", ["op_Multiply"] = "operator *", ["op_Addition"] = "operator +", ["op_Subtraction"] = "operator -",
        ["op_LessThan"] = "operator <", ["op_GreaterThan"] = "operator >", ["op_LessThanOrEqual"] = "operator <=", ["op_GreaterThanOrEqual"] = "operator >=",
        ["op_Implicit"] = "implicit operator", ["op_Explicit"] = "explicit operator",
    };
}
