namespace Streamiz.Host.Metrics;

/// <summary>Names as Prometheus writes them.</summary>
internal static class PrometheusName
{
    public static string Of(string name) => string.Create(name.Length, name, static (to, from) =>
    {
        for (int i = 0; i < to.Length; i++) to[i] = char.IsAsciiLetterOrDigit(from[i]) ? char.ToLowerInvariant(from[i]) : '_';
    });

    /// <summary>The ending for a unit; counts in braces, such as <c>{row}</c>, have none.</summary>
    public static string Unit(string? unit) => unit switch
    {
        null or "" or "1" => "",
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        _ when unit[0] == '{' => "",
        _ => "_" + Of(unit),
    };
}
