using Streamiz.Conformance.Avro;
using Streamiz.Conformance.Streams;
using Streamiz.Conformance.Wire;

namespace Streamiz.Conformance;

/// <summary>The conformance command: <c>wire|avro|streams [--vectors DIR]</c>.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        string suite = args.Length > 0 ? args[0] : "";
        int at = Array.IndexOf(args, "--vectors");
        string vectors = at >= 0 && at + 1 < args.Length ? args[at + 1] : Path.Combine(AppContext.BaseDirectory, "vectors", suite);
        Func<string, Scoreboard>? run = suite switch
        {
            "wire" => WireConformance.Run,
            "avro" => AvroConformance.Run,
            "streams" => StreamsConformance.Run,
            _ => null,
        };
        if (run is null || !Directory.Exists(vectors))
        {
            Console.Error.WriteLine(run is null ? "usage: conformance wire|avro|streams [--vectors DIR]" : $"no such folder of vectors: {vectors}");
            return 2;
        }
        return run(vectors).Print(Console.Out);
    }
}
