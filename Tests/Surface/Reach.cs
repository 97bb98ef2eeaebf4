using System.Reflection;
using System.Runtime.CompilerServices;

namespace Streamiz.Surface;

/// <summary>What another assembly can name.</summary>
internal static class Reach
{
    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetExportedTypes()
        .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && !t.Name.Contains('<'))
        .OrderBy(t => t.Namespace, StringComparer.Ordinal).ThenBy(t => t.FullName, StringComparer.Ordinal);

    /// <summary>The members a type declares that can be named: public ones, and protected ones where one can inherit.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) => type.GetMembers(MemberText.Declared).Where(m => IsVisible(m, type) && !IsAccessor(m) && m is not Type && (m is ConstructorInfo { IsStatic: false } || !m.Name.AsSpan().ContainsAny('<', '.')));

    /// <summary>Those, and those of bases and, for interfaces, of the interfaces above.</summary>
    public static IEnumerable<MemberInfo> AllMembersOf(Type type)
    {
        foreach (var member in MembersOf(type)) yield return member;
        var above = type.IsInterface ? type.GetInterfaces() : type.BaseType is { } b ? [b.IsGenericType && !b.IsGenericTypeDefinition ? b : b] : [];
        foreach (var parent in above)
            foreach (var member in type.IsInterface ? MembersOf(parent) : AllMembersOf(parent))
                if (member is not ConstructorInfo) yield return member;
    }

    public static bool IsVisible(MemberInfo member, Type type) => member switch
    {
        FieldInfo f => f.IsPublic || (!type.IsSealed && (f.IsFamily || f.IsFamilyOrAssembly)),
        MethodBase m => IsVisible(m, type),
        PropertyInfo p => p.GetAccessors(true).Any(a => IsVisible(a, type)),
        EventInfo e => e.AddMethod is { } a && IsVisible(a, type),
        _ => true,
    };

    public static bool IsVisible(MethodBase method, Type type) => method.IsPublic || (!type.IsSealed && (method.IsFamily || method.IsFamilyOrAssembly));

    /// <summary>The methods behind a member, which say whether it is static, virtual or abstract.</summary>
    public static MethodBase? Body(MemberInfo member) => member switch
    {
        MethodBase m => m,
        PropertyInfo p => p.GetMethod is { IsPrivate: false } g ? g : p.SetMethod,
        EventInfo e => e.AddMethod,
        _ => null,
    };

    private static bool IsAccessor(MemberInfo member) => member is MethodInfo { IsSpecialName: true } m && !m.Name.StartsWith("op_", StringComparison.Ordinal);
}
