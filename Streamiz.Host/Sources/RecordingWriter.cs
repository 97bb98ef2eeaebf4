using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Streamiz.Host.Sources;

/// <summary>Writes rows to a file: <c>.jsonl</c> (one body a line, as <c>replay</c> reads it) or <c>.csv</c>, each also with <c>.gz</c>.</summary>
internal sealed class RecordingWriter : IAsyncDisposable
{
    /// <summary>The first line of a CSV file: the names of the API, in its order, without the sensors.</summary>
    public const string CsvHeader = "icao24,callsign,origin_country,time_position,last_contact,longitude,latitude,baro_altitude,on_ground,"
        + "velocity,true_track,vertical_rate,geo_altitude,squawk,spi,position_source,category";

    private readonly Stream _stream;
    private readonly bool _csv;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);

    private RecordingWriter(Stream stream, bool csv)
    {
        _stream = stream;
        _csv = csv;
        if (csv) Encoding.UTF8.GetBytes(CsvHeader + "\n", _buffer);
    }

    /// <exception cref="ArgumentException">The ending is none of the known ones.</exception>
    public static RecordingWriter Create(string path)
    {
        bool zipped = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string bare = zipped ? path[..^3] : path;
        bool csv = bare.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        if (!csv && !bare.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{path}: the file must end in .jsonl, .csv, .jsonl.gz or .csv.gz.", nameof(path));
        Stream stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        return new RecordingWriter(zipped ? new GZipStream(stream, CompressionLevel.SmallestSize) : stream, csv);
    }

    public async Task WriteAsync(StatesBody body, CancellationToken cancellationToken)
    {
        if (_csv)
        {
            foreach (StateVectorRow row in body.Rows) WriteCsv(row);
        }
        else
        {
            StatesWriter.Write(_buffer, body);
            _buffer.Write("\n"u8);
        }
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await FlushAsync(CancellationToken.None).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _buffer.ResetWrittenCount();
    }

    private void WriteCsv(StateVectorRow r) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture,
            $"{r.Icao24},{Quote(r.Callsign)},{Quote(r.OriginCountry)},{r.TimePosition},{r.LastContact},{r.Longitude},{r.Latitude},")
        + string.Create(CultureInfo.InvariantCulture,
            $"{r.BaroAltitude},{Flag(r.OnGround)},{r.Velocity},{r.TrueTrack},{r.VerticalRate},{r.GeoAltitude},{Quote(r.Squawk)},")
        + string.Create(CultureInfo.InvariantCulture, $"{Flag(r.Spi)},{r.PositionSource},{r.Category}\n"), _buffer);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Quote(string? text) => text is null ? ""
        : text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
