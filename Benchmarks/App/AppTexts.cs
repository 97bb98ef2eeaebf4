using Streamiz.Avro;

namespace Streamiz.Benchmarks.App;

/// <summary>Aircraft, callsigns and countries come again and again: a thread makes each text once, whichever topic it comes from.</summary>
internal static class AppTexts
{
    private const int Places = 1 << 15;

    [ThreadStatic]
    private static AvroTextCache? t_texts;

    public static AvroTextCache OfThread => t_texts ??= new AvroTextCache(Places);
}
