using System.Globalization;
using System.Text;
using Streamiz.Kafka.Net.Metrics.Reporting;

namespace Streamiz.Kafka.Net.Metrics.Prometheus;

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>A page of gauges, those of a name together.</summary>
    public static string Of(IEnumerable<Reading> readings)
    {
        var page = new StringBuilder();
        foreach (var metric in readings.GroupBy(r => r.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"# HELP {metric.Key} {Escaped(metric.First().Description, quotes: false)}\n# TYPE {metric.Key} gauge\n");
            foreach (var reading in metric) Append(page, reading);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Reading reading)
    {
        page.Append(reading.Name);
        char before = '{';
        foreach (var (tag, value) in reading.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"{before}{LabelOf(tag)}=\"{Escaped(value, quotes: true)}\"");
            before = ',';
        }

        if (before == ',') page.Append('}');
        page.Append(CultureInfo.InvariantCulture, $" {Number(reading.Value)}\n");
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string LabelOf(string tag) => string.Concat(tag.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escaped(string text, bool quotes)
    {
        string plain = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? plain.Replace("\"", "\\\"", StringComparison.Ordinal) : plain;
    }
}
