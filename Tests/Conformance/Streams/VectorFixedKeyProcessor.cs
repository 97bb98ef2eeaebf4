using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' processors, as ones that keep the key.</summary>
internal sealed class VectorFixedKeyProcessor<K, V, VR>(JsonObject said) : IFixedKeyProcessor<K, V, VR>
{
    private ProcessorWork _work = null!;
    private FixedKeyProcessorContext<K, VR> _context = null!;

    public void Init(FixedKeyProcessorContext<K, VR> context)
    {
        _context = context;
        _work = new ProcessorWork(said, context, typeof(K), (interval, type, action) => context.Schedule(interval, type, action), (_, _, _) =>
            throw new InvalidOperationException("a fixed-key processor cannot forward from a punctuation"));
        _work.Init();
    }

    public void Process(FixedKeyRecord<K, V> record) => _work.Process(
        record.Key,
        record.Value,
        record.TimestampMs,
        (value, changes) =>
        {
            var forward = record.WithValue(value is null ? default! : (VR)value);
            if (changes.ShiftMs != 0) forward = forward.WithTimestamp(record.TimestampMs + changes.ShiftMs);
            if (changes.Header is { } header)
            {
                var headers = new Confluent.Kafka.Headers();
                foreach (var h in record.Headers) headers.Add(h);
                headers.Add(header.Name, header.Value is null ? null : System.Text.Encoding.UTF8.GetBytes(header.Value));
                forward = forward.WithHeaders(headers);
            }

            if (changes.Child is null) _context.Forward(forward);
            else _context.Forward(forward, changes.Child);
        });

    public void Close()
    {
    }
}
