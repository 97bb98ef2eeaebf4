namespace Streamiz.Avro;

/// <summary>A buffer of each thread's own, for one step at a time: what it holds is gone with the next use on the thread.</summary>
public static class AvroScratch
{
    [ThreadStatic]
    private static AvroBuffer? s_current;

    /// <summary>The buffer of this thread.</summary>
    public static AvroBuffer Current => s_current ??= new AvroBuffer(1024);
}
