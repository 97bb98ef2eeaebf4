using System;
using System.Security.Cryptography;
using System.Text;

namespace Streamiz.Avro;

/// <summary>The fingerprints of the specification.</summary>
internal static class Fingerprints
{
    public static byte[] Of(string canonicalForm, string algorithm)
    {
        switch (algorithm)
        {
            case "CRC-64-AVRO":
                var bytes = new byte[8];
                ulong crc = Crc64.Of(canonicalForm);
                for (int i = 0; i < 8; i++) bytes[i] = (byte)(crc >> (8 * i));
                return bytes;
            case "MD5":
                using (var md5 = MD5.Create()) return md5.ComputeHash(Encoding.UTF8.GetBytes(canonicalForm));
            case "SHA-256":
                using (var sha = SHA256.Create()) return sha.ComputeHash(Encoding.UTF8.GetBytes(canonicalForm));
            default:
                throw new ArgumentException("Fingerprints are CRC-64-AVRO, MD5 and SHA-256; not " + algorithm, nameof(algorithm));
        }
    }
}
