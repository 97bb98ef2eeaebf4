using System.Runtime.CompilerServices;

namespace Streamiz.Avro;

/// <summary>Stops recursion over schemas and values while there is still stack to throw an exception from.</summary>
internal static class Depth
{
    public static void Check()
    {
#if NET
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new AvroDataException("nested too deeply for the stack of this thread");
#else
        RuntimeHelpers.EnsureSufficientExecutionStack();
#endif
    }
}
