using System.Reflection;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>A null where something is needed is refused where it is given, and named.</summary>
[TestFixture]
public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nulls = new();

    private static readonly string[] Optional = ["Materialized", "StreamJoinProps", "StreamTableJoinProps", "ISerDes", "IStreamPartitioner", "ITimestampExtractor", "Consumed", "Produced", "Grouped", "Repartitioned", "IEnumerable"];

    private static IEnumerable<TestCaseData> Needed()
    {
        foreach (var type in new[] { typeof(IKStream<string, string>), typeof(IKTable<string, string>), typeof(IKGroupedStream<string, string>), typeof(IKGroupedTable<string, string>), typeof(ITimeWindowedKStream<string, string>), typeof(StreamBuilder) })
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName))
            {
                foreach (var parameter in method.GetParameters().Where(IsNeeded))
                    yield return new TestCaseData(type, method, parameter).SetArgDisplayNames(type.Name, $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})", parameter.Name!);
            }
        }
    }

    [TestCaseSource(nameof(Needed))]
    public void A_null_is_refused_and_named(Type type, MethodInfo method, ParameterInfo parameter)
    {
        var builder = new StreamBuilder();
        var stream = builder.Stream<string, string>("in");
        object target = type.Name switch
        {
            "IKStream`2" => stream,
            "IKTable`2" => builder.Table<string, string>("table"),
            "IKGroupedStream`2" => stream.GroupByKey(),
            "IKGroupedTable`2" => builder.Table<string, string>("table").GroupBy((k, v, _) => KeyValuePair.Create(k, v)),
            "ITimeWindowedKStream`2" => stream.GroupByKey().WindowedBy(TumblingWindowOptions.Of(1000)),
            _ => builder,
        };
        var closed = Close(method);
        var arguments = closed.GetParameters().Select(p => p.Position == parameter.Position ? null : Some(p, builder)).ToArray();
        var thrown = Assert.Throws<TargetInvocationException>(() => closed.Invoke(target, arguments))!.InnerException;

        Assert.That(thrown, Is.InstanceOf<ArgumentNullException>());
        Assert.That(((ArgumentNullException)thrown!).ParamName, Is.EqualTo(parameter.Name));
    }

    private static bool IsNeeded(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.HasDefaultValue || type.IsValueType || parameter.Name is "named") return false;
        if (parameter.IsDefined(typeof(ParamArrayAttribute), false)) return false;

        // How something is done may be left to the configuration; what is done may not.
        if (Optional.Any(o => type.Name.StartsWith(o, StringComparison.Ordinal))) return false;
        return Nulls.Create(parameter).WriteState != NullabilityState.Nullable;
    }

    // Every type parameter becomes a string, or a serde of strings where it has to be one.
    private static MethodInfo Close(MethodInfo method) => !method.IsGenericMethodDefinition ? method : method.MakeGenericMethod([.. method.GetGenericArguments().Select(Filler)]);

    private static Type Filler(Type parameter)
    {
        var constraints = parameter.GetGenericParameterConstraints();
        if (constraints.Any(c => c.Name.StartsWith("ISerDes", StringComparison.Ordinal))) return typeof(StringSerDes);
        if (constraints.Any(c => c == typeof(IStateStore))) return typeof(IKeyValueStore<string, string>);
        return constraints.Any(c => c == typeof(Window)) ? typeof(TimeWindow) : typeof(string);
    }

    private static object? Some(ParameterInfo parameter, StreamBuilder builder)
    {
        var type = parameter.ParameterType;
        if (parameter.HasDefaultValue) return parameter.DefaultValue is DBNull ? null : parameter.DefaultValue;
        if (type == typeof(string)) return "name" + parameter.Position;
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(1);
        if (type == typeof(JoinWindowOptions)) return JoinWindowOptions.Of(1000);
        if (type == typeof(IKTable<string, string>)) return builder.Table<string, string>("other");
        if (type == typeof(IGlobalKTable<string, string>)) return builder.GlobalTable<string, string>("global");
        if (type == typeof(IKStream<string, string>)) return builder.Stream<string, string>("another");
        if (type == typeof(ISerDes<string>)) return new StringSerDes();
        if (type == typeof(Materialized<string, string, IKeyValueStore<Bytes, byte[]>>)) return InMemory.As<string, string>("store");
        if (type == typeof(Materialized<string, string, IWindowStore<Bytes, byte[]>>)) return InMemoryWindows.As<string, string>("store");
        if (type == typeof(ITimestampExtractor)) return new FailOnInvalidTimestamp();
        if (type == typeof(IStoreBuilder) || type == typeof(IStoreBuilder<IKeyValueStore<string, string>>)) return Stores.KeyValueStoreBuilder(Stores.InMemoryKeyValueStore("kv"), new StringSerDes(), new StringSerDes());
        if (type == typeof(ProcessorSupplier<string, string>)) return ProcessorBuilder.New<string, string>().Processor(_ => { }).Build();
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (typeof(Delegate).IsAssignableFrom(type)) return Default(type);
        return type.IsInterface && !Optional.Any(o => type.Name.StartsWith(o, StringComparison.Ordinal)) ? DispatchProxy.Create(type, typeof(Idle)) : null;
    }

    private static Delegate Default(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(p => System.Linq.Expressions.Expression.Parameter(p.ParameterType)).ToArray();
        return System.Linq.Expressions.Expression.Lambda(type, System.Linq.Expressions.Expression.Default(invoke.ReturnType), parameters).Compile();
    }

    /// <summary>An implementation of whatever interface is wanted, which nobody calls.</summary>
    public class Idle : DispatchProxy
    {
        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
