using System.Buffers.Binary;

namespace Streamiz.Simulation.Tests.World;

/// <summary>Turns answers into nonsense: random bodies, flipped bytes, bodies cut short or with more behind them, lengths that cannot be.</summary>
internal sealed class Corruption(Random random, double chance)
{
    private const int HeadBytes = 8;

    // The greeting is mostly left alone, or nothing behind it would ever be tried.
    private const double GreetingChance = 0.02;

    /// <summary>Answers spoilt so far.</summary>
    public int Spoilt { get; private set; }

    public byte[] Apply(ReadOnlySpan<byte> answers, bool isGreeting)
    {
        var output = new List<byte>(answers.Length);
        while (!answers.IsEmpty)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(answers) + 4;
            byte[] one = answers[..size].ToArray();
            answers = answers[size..];
            output.AddRange(random.NextDouble() < (isGreeting ? GreetingChance : chance) ? Spoil(one) : one);
        }
        return [.. output];
    }

    private byte[] Spoil(byte[] answer)
    {
        Spoilt++;
        switch (random.Next(6))
        {
            case 0:
                random.NextBytes(answer.AsSpan(HeadBytes));
                return answer;
            case 1:
            case 2:
                for (int flips = random.Next(1, 5); flips > 0; flips--) answer[random.Next(HeadBytes, answer.Length)] = (byte)(random.Next(3) == 0 ? random.Next(2) * 255 : random.Next(256));
                return answer;
            case 3:
                return Sized(answer[..random.Next(4, answer.Length + 1)]);
            case 4:
                return Sized([.. answer, .. new byte[random.Next(1, 40)]]);
            default:
                // The length or the number of the request.
                answer[random.Next(HeadBytes)] ^= (byte)(1 << random.Next(8));
                return answer;
        }
    }

    private static byte[] Sized(byte[] answer)
    {
        BinaryPrimitives.WriteInt32BigEndian(answer, answer.Length - 4);
        return answer;
    }
}
