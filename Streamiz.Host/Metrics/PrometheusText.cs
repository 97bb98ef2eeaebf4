using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Streamiz.Host.Metrics;

/// <summary>Listens to the meters of this project and of the runtime, and writes them as Prometheus text.</summary>
internal sealed class PrometheusText : IDisposable
{
    /// <summary>Series kept at most: a label that never repeats must not fill the memory.</summary>
    private const int MaxSeries = 5000;

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<SeriesKey, Series> _series = new();
    private readonly Lock _scrape = new();

    public PrometheusText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Take(i, v, tags));
        _listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Take(i, v, tags));
        _listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Take(i, v, tags));
        _listener.SetMeasurementEventCallback<float>((i, v, tags, _) => Take(i, v, tags));
        _listener.Start();
    }

    public string Write()
    {
        lock (_scrape)
        {
            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (IGrouping<string, KeyValuePair<SeriesKey, Series>> family in _series.GroupBy(s => s.Value.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Series first = family.First().Value;
                if (first.Help.Length > 0) text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {first.Help}\n");
                text.Append(CultureInfo.InvariantCulture, $"# TYPE {family.Key} {first.Type}\n");
                foreach ((SeriesKey key, Series series) in family.OrderBy(s => s.Key.Labels, StringComparer.Ordinal)) series.Write(text, key.Labels);
            }
            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsOurs(string meter) =>
        meter.StartsWith("Streamiz", StringComparison.Ordinal) || meter is "System.Runtime" or "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Server.Kestrel";

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = new SeriesKey(instrument, Labels(tags));
        if (!_series.TryGetValue(key, out Series? series))
        {
            if (_series.Count >= MaxSeries) return;
            series = _series.GetOrAdd(key, static k => new Series(k.Instrument));
        }
        series.Take(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var text = new StringBuilder();
        foreach ((string name, object? value) in tags)
        {
            if (text.Length > 0) text.Append(',');
            string escaped = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(PrometheusName.Of(name)).Append("=\"").Append(escaped).Append('"');
        }
        return text.ToString();
    }

    private readonly record struct SeriesKey(Instrument Instrument, string Labels);

    /// <summary>One line of a family; histograms are given as count and sum.</summary>
    private sealed class Series
    {
        private readonly bool _adds, _histogram;
        private readonly Lock _lock = new();
        private double _value;
        private long _count;

        public Series(Instrument instrument)
        {
            Type kind = instrument.GetType();
            string generic = kind.IsGenericType ? kind.GetGenericTypeDefinition().Name : kind.Name;
            _histogram = generic.StartsWith("Histogram", StringComparison.Ordinal);
            bool counter = generic.StartsWith("Counter", StringComparison.Ordinal) || generic.StartsWith("ObservableCounter", StringComparison.Ordinal);
            _adds = _histogram || generic.StartsWith("Counter", StringComparison.Ordinal) || generic.StartsWith("UpDownCounter", StringComparison.Ordinal);
            Type = _histogram ? "summary" : counter ? "counter" : "gauge";
            Name = PrometheusName.Of(instrument.Name) + PrometheusName.Unit(instrument.Unit) + (counter ? "_total" : "");
            Help = (instrument.Description ?? "").ReplaceLineEndings(" ");
        }

        public string Name { get; }

        public string Type { get; }

        public string Help { get; }

        public void Take(double value)
        {
            lock (_lock)
            {
                _value = _adds ? _value + value : value;
                _count++;
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            string braced = labels.Length == 0 ? "" : $"{{{labels}}}";
            double value;
            long count;
            lock (_lock) (value, count) = (_value, _count);
            if (!_histogram) text.Append(CultureInfo.InvariantCulture, $"{Name}{braced} {value}\n");
            else text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{braced} {value}\n{Name}_count{braced} {count}\n");
        }
    }
}
