using System.Security.Cryptography;

namespace Streamiz.Kafka.Net;

/// <summary>Random numbers and texts, for partitioners and names. Safe for several threads.</summary>
public static class RandomGenerator
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A number from 0 to below <paramref name="partitionCount"/>, each as likely as any other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static int GetInt32(int partitionCount) => RandomNumberGenerator.GetInt32(partitionCount);

    /// <summary>A text of letters and digits.</summary>
    /// <param name="maxLength">Its length, characters (0 or more).</param>
    public static string GetRandomString(int maxLength = 100) => RandomNumberGenerator.GetString(Alphabet, maxLength);
}
