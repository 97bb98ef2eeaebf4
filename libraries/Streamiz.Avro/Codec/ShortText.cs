using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Streamiz.Avro;

/// <summary>
/// Makes short texts of ASCII: keys, codes, names. The general way goes over the bytes three times (valid? how many characters? which?) and costs more for eight
/// bytes than all else that is done with them; here they are checked and widened in one or two words.
/// </summary>
internal static class ShortText
{
    private const ulong Beyond = 0x8080808080808080UL;

    /// <summary>The text of 4 to 16 bytes, or null when one of them is no ASCII.</summary>
    public static string? TryMake(ReadOnlySpan<byte> bytes)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        int length = bytes.Length;
        if (length >= 8)
        {
            ulong first = Unsafe.ReadUnaligned<ulong>(ref from), last = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, length - 8));
            if (((first | last) & Beyond) != 0) return null;
            string text = new('\0', length);
            // Nobody has seen the string yet: it is filled where it lies.
            ref char to = ref MemoryMarshal.GetReference(text.AsSpan());
            Widen(first, ref to);
            Widen(last, ref Unsafe.Add(ref to, length - 8));
            return text;
        }
        uint head = Unsafe.ReadUnaligned<uint>(ref from), tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, length - 4));
        if (((head | tail) & 0x80808080U) != 0) return null;
        string small = new('\0', length);
        ref char start = ref MemoryMarshal.GetReference(small.AsSpan());
        Widen(head, ref start);
        Widen(tail, ref Unsafe.Add(ref start, length - 4));
        return small;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ulong bytes, ref char to) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref to), Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(uint bytes, ref char to) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<char, byte>(ref to), Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte()).AsUInt64().ToScalar());
}
