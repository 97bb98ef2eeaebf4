using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Streamiz.Host.Sources;

/// <summary>Finds recordings and cuts them into bodies: one a line, or one a file.</summary>
internal static class RecordingFiles
{
    /// <summary>A body larger than this is no answer of the API: the world is about one megabyte.</summary>
    public const int MaxBodyBytes = 64 * 1024 * 1024;

    private static readonly string[] _endings = [".json", ".jsonl", ".json.gz", ".jsonl.gz"];

    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder with recordings.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            int before = files.Count;
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path).Where(IsRecording).Order(StringComparer.Ordinal));
            else if (File.Exists(path)) files.Add(path);
            if (files.Count == before) throw new FileNotFoundException($"There is no recording at {path} (.json, .jsonl, also with .gz).", path);
        }
        return files;
    }

    /// <summary>The bodies of one file, each valid until the next is asked for.</summary>
    /// <exception cref="InvalidDataException">A body is larger than <see cref="MaxBodyBytes"/>, or the compression is broken.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> BodiesAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool zipped = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        string bare = zipped ? path[..^3] : path;
        Stream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (zipped) stream = new GZipStream(stream, CompressionMode.Decompress);
        await using (stream.ConfigureAwait(false))
        {
            if (bare.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                yield return await WholeAsync(stream, path, cancellationToken).ConfigureAwait(false);
                yield break;
            }
            var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
            await foreach (ReadOnlyMemory<byte> line in LinesAsync(pipe, path, cancellationToken).ConfigureAwait(false)) yield return line;
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static bool IsRecording(string file) =>
        _endings.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static async Task<ReadOnlyMemory<byte>> WholeAsync(Stream stream, string path, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        byte[] chunk = new byte[1 << 16];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (whole.Length + read > MaxBodyBytes) throw TooLarge(path);
            whole.Write(chunk, 0, read);
        }
        return whole.ToArray();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        PipeReader pipe, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> line = buffer.Slice(0, end);
                if (!IsBlank(line)) yield return line.ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (buffer.Length > MaxBodyBytes) throw TooLarge(path);
            if (result.IsCompleted)
            {
                if (!IsBlank(buffer)) yield return buffer.ToArray();
                yield break;
            }
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> part in line)
            if (part.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        return true;
    }

    private static InvalidDataException TooLarge(string path) =>
        new($"{path} holds a body of more than {MaxBodyBytes / (1024 * 1024)} MB.");
}
