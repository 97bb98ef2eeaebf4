using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Chooses the serdes of a task's nodes, initializes each once, and binds them to topics.</summary>
internal sealed class TaskSerdes(IStreamConfig config)
{
    private static readonly object?[] BuiltIn =
    [
        new StringSerDes(), new Int64SerDes(), new Int32SerDes(), new DoubleSerDes(), new FloatSerDes(), new CharSerDes(), new ByteArraySerDes(),
    ];

    private readonly HashSet<object> _initialized = new(ReferenceEqualityComparer.Instance);

    /// <summary>How keys of a topic are read and written.</summary>
    public Codec<T> Key<T>(ISerDes<T>? given, string topic) => Codec<T>.Of(KeySerdes(given, topic), topic, MessageComponentType.Key);

    /// <summary>How values of a topic are read and written.</summary>
    public Codec<T> Value<T>(ISerDes<T>? given, string topic) => Codec<T>.Of(ValueSerdes(given, topic), topic, MessageComponentType.Value);

    /// <summary>The given serde, or the default one of keys, initialized.</summary>
    public ISerDes<T> KeySerdes<T>(ISerDes<T>? given, string place) => Choose(given, config.DefaultKeySerDes, "key", place);

    /// <summary>The given serde, or the default one of values, initialized.</summary>
    public ISerDes<T> ValueSerdes<T>(ISerDes<T>? given, string place) => Choose(given, config.DefaultValueSerDes, "value", place);

    private ISerDes<T> Choose<T>(ISerDes<T>? given, ISerDes fallback, string what, string place)
    {
        var chosen = given ?? fallback as ISerDes<T> ?? Array.Find(BuiltIn, s => s is ISerDes<T>) as ISerDes<T>
            ?? throw new StreamsException($"the {what}s of {place} are of type {typeof(T)}, and no serde is known for them: the default one is {fallback?.GetType().Name ?? "not set"}. "
                + $"Give one to the operator that reads or writes {place}, or set default.{what}.serdes.");
        if (_initialized.Add(chosen)) chosen.Initialize(new SerDesContext(config));
        return chosen;
    }
}
