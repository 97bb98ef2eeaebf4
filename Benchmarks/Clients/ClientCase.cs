using System.Globalization;

namespace Streamiz.Benchmarks.Clients;

/// <summary>One measurement, as it is handed to the process that makes it.</summary>
internal sealed record ClientCase(string Who, string What, int Port, string Topic, int Partitions, int Bytes, string Codec, int Amount, int Rate)
{
    public string Servers => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public IEnumerable<string> Arguments() =>
        new object[] { Who, What, Port, Topic, Partitions, Bytes, Codec, Amount, Rate }.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)!);

    public static ClientCase Parse(string[] a) => new(a[0], a[1], Number(a[2]), a[3], Number(a[4]), Number(a[5]), a[6], Number(a[7]), Number(a[8]));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
