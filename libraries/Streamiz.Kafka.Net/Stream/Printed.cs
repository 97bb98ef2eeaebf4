using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>How a stream is printed, for looking at it while developing.</summary>
public class Printed<K, V>
{
    private readonly TextWriter _writer;
    private Func<K, V, IRecordContext, string> _text = (key, value, _) => $"{key}, {value}";
    private string? _label;

    private Printed(TextWriter writer) => _writer = writer;

    internal string? Name { get; private set; }

    /// <summary>To standard output.</summary>
    public static Printed<K, V> ToOut() => new(Console.Out);

    /// <summary>To a writer, which is not closed.</summary>
    public static Printed<K, V> ToWriter(TextWriter writer) => new(writer);

    /// <summary>The same with this text for a record.</summary>
    public Printed<K, V> WithKeyValueMapper(Func<K, V, IRecordContext, string> mapper)
    {
        _text = mapper;
        return this;
    }

    /// <summary>The same with this label in front; otherwise it is the name of the node printed.</summary>
    public Printed<K, V> WithLabel(string label)
    {
        _label = label;
        return this;
    }

    /// <summary>The same with this name for the node.</summary>
    public Printed<K, V> WithName(string name)
    {
        Name = name;
        return this;
    }

    internal Action<K, V, IRecordContext> Action(string label)
    {
        string shown = _label ?? label;
        return (key, value, context) => _writer.WriteLine($"[{shown}]: {_text(key, value, context)}");
    }
}
