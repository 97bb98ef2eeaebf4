using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Streamiz.Benchmarks.Clients;

/// <summary>The Java client and the floor: programs beside the project, found through STREAMIZ_TWIN_HOME and STREAMIZ_FLOOR_HOME.</summary>
internal static class JavaBench
{
    public static string? TwinHome => Home("STREAMIZ_TWIN_HOME");

    public static string? FloorHome => Home("STREAMIZ_FLOOR_HOME");

    public static string? KafkaHome => Home("STREAMIZ_KAFKA_HOME");

    /// <summary>The twin's <c>raw</c> tool. It makes the topic that it writes to.</summary>
    public static ClientFigures Throughput(ClientCase one)
    {
        var arguments = new List<string> { "raw", "--mode", one.What, "--preset", "tuned", "--records", Text(one.Amount), "--value-bytes", Text(one.Bytes), "--partitions", Text(one.Partitions), "--bootstrap", one.Servers };
        arguments.AddRange(one.What == "consume" ? ["--topic", one.Topic] : ["--output", one.Topic + "-java", "--prop", $"compression.type={one.Codec}"]);
        return Read(Run(Path.Combine(TwinHome!, "run.sh"), arguments));
    }

    /// <summary>The plain loop over the protocol; it has four partitions and no compression.</summary>
    public static ClientFigures Floor(ClientCase one) =>
        Read(Run(Path.Combine(FloorHome!, "floor.sh"), [one.What, Text(one.Port), "--topic", one.Topic, "--records", Text(one.Amount)]));

    /// <summary>The Java client's round trips, paced as the other clients' are.</summary>
    public static ClientFigures RoundTrip(ClientCase one)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "Clients", "RoundTrip.java");
        List<string> arguments = ["-Xms512m", "-Xmx1g", "-cp", Path.Combine(KafkaHome!, "libs", "*"), source, one.Servers, one.Topic, Text(one.Partitions), Text(one.Bytes), Text(one.Amount), Text(one.Rate)];
        return ClientFigures.Parse(Run("java", arguments).Trim().Split('\n')[^1]);
    }

    private static ClientFigures Read(string output)
    {
        var line = JsonNode.Parse(output.Split('\n').Last(l => l.StartsWith('{')))!;
        return new ClientFigures((double)line["records_per_s"]!, (double)line["cpu_us_per_record"]!);
    }

    private static string Run(string program, List<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Home(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home && Directory.Exists(home) ? home : null;
}
