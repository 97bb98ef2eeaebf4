using System.Diagnostics.CodeAnalysis;

namespace Streamiz.Broker.Core;

/// <summary>What must be true unless this code is wrong; always checked.</summary>
internal static class Invariant
{
    public static void That([DoesNotReturnIf(false)] bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException("The broker is wrong: " + what + ".");
    }
}
