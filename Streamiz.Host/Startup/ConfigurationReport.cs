using Streamiz.Host.Audit;

namespace Streamiz.Host.Startup;

/// <summary>Writes the configuration at start to the audit log, without its secrets.</summary>
internal static class ConfigurationReport
{
    private static readonly string[] _secretWords = ["password", "secret", "token", "key", "jaas", "user.info", "userinfo"];

    public static void Write(FlightHostOptions options, AuditLog audit)
    {
        foreach ((string name, string value) in Lines(options)) audit.Configuration(name, value);
    }

    public static IEnumerable<(string Name, string Value)> Lines(FlightHostOptions o)
    {
        yield return ("bootstrap", o.Bootstrap ?? "embedded");
        yield return ("registry", o.Registry is { } registry ? WithoutPassword(registry) : "embedded");
        yield return ("data", Path.GetFullPath(o.Data));
        yield return ("application-id", o.ApplicationId);
        yield return ("url", o.Url);
        yield return ("advertise", o.Advertise ?? "none");
        yield return ("api-key", Mask(o.ApiKey));
        yield return ("source", o.Source.ToString().ToLowerInvariant());
        if (o.Source == SourceKind.Replay) yield return ("replay", $"{string.Join(", ", o.Replay!.Paths)}; speed {o.Replay.Speed}; as now {o.Replay.AsNow}");
        if (o.Source == SourceKind.Simulate)
            yield return ("simulation", $"{o.Simulation.Aircraft} aircraft, {o.Simulation.BatchRows} rows every {o.Simulation.Delay.TotalSeconds} s, seed {o.Simulation.Seed}");
        yield return ("topics", string.Join(", ", o.Topology.Topics.All));
        yield return ("windows", $"{o.Topology.WindowMs} ms, grace {o.Topology.GraceMs} ms, kept {o.Topology.RetentionMs} ms, aircraft expire after {o.Topology.ExpiryMs} ms");
        yield return ("partitions", $"{o.Partitions}, replication {o.Replication}");
        yield return ("engine", $"{o.Threads} threads, {(o.ExactlyOnce ? "exactly_once_v2" : "at_least_once")}, {(o.Topology.InMemory ? "memory" : "rocksdb")}, commit interval {o.CommitIntervalMs?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "default"}");
        foreach ((string name, string value) in o.Settings.OrderBy(s => s.Key, StringComparer.Ordinal)) yield return (name, IsSecret(name) ? Mask(value) : value);
    }

    private static bool IsSecret(string name) => _secretWords.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string Mask(string? secret) => string.IsNullOrEmpty(secret) ? "none" : "********";

    private static string WithoutPassword(string url) => string.Join(",", url.Split(',').Select(u =>
        Uri.TryCreate(u, UriKind.Absolute, out Uri? parsed) && parsed.UserInfo.Length > 0 ? u.Replace(parsed.UserInfo + "@", "********@", StringComparison.Ordinal) : u));
}
