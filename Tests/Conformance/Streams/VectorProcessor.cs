using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' processors.</summary>
internal sealed class VectorProcessor<K, V, KR, VR>(JsonObject said) : IProcessor<K, V, KR, VR>
{
    private ProcessorWork _work = null!;
    private ProcessorContext<KR, VR> _context = null!;

    public void Init(ProcessorContext<KR, VR> context)
    {
        _context = context;
        _work = new ProcessorWork(said, context, typeof(K), (interval, type, action) => context.Schedule(interval, type, action), (key, value, time) =>
            context.Forward(Record<KR, VR>.Create(As<KR>(key), As<VR>(value), time)));
        _work.Init();
    }

    public void Process(Record<K, V> record) => _work.Process(
        record.Key,
        record.Value,
        record.TimestampMs,
        (value, changes) =>
        {
            var forward = record.WithKey(As<KR>(record.Key)).WithValue(As<VR>(value));
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

    private static T As<T>(object? value) => value is null ? default! : (T)value;
}
