using System.Globalization;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Keeps changelog positions in a text file, in Kafka's own form: a version, the number of entries, and a line of topic, partition and offset for each. The library's stores
/// keep their positions beside the data and need none; it is for persistent stores of your own. Written whole to a second file and moved into place.
/// </summary>
public class OffsetCheckpointFile : IOffsetCheckpointManager
{
    /// <summary>Usual name of the file.</summary>
    public static readonly string CHECKPOINT_FILE_NAME = ".checkpoint";

    /// <summary>Written for a store whose position is not known.</summary>
    public static readonly long OFFSET_UNKNOWN = -4;

    private const int Version = 0;
    private readonly string _path;
    private readonly Lock _gate = new();

    /// <summary>A file at a path, or of the usual name in a folder that is there; its folder is made when it is first written.</summary>
    public OffsetCheckpointFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Directory.Exists(path) ? Path.Combine(path, CHECKPOINT_FILE_NAME) : path;
    }

    /// <summary>Has nothing to prepare: the path says it all.</summary>
    public void Configure(IStreamConfig config, TaskId taskId)
    {
    }

    /// <summary>Deletes the file.</summary>
    public void Destroy(TaskId taskId)
    {
        lock (_gate) File.Delete(_path);
    }

    /// <summary>What the file says; nothing when there is none.</summary>
    /// <exception cref="ProcessorStateException">The file is no such file.</exception>
    public IDictionary<TopicPartition, long> Read(TaskId taskId)
    {
        lock (_gate)
        {
            var data = new Dictionary<TopicPartition, long>();
            if (!File.Exists(_path)) return data;
            string[] lines = File.ReadAllText(_path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length < 2 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out int version) || version != Version || !int.TryParse(lines[1], CultureInfo.InvariantCulture, out int count))
                throw Malformed("it does not begin with version 0 and a number of entries");
            if (lines.Length - 2 != count) throw Malformed($"it has {lines.Length - 2} entries and says {count}");
            foreach (string line in lines.AsSpan(2))
            {
                string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length != 3 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out int partition) || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out long offset))
                    throw Malformed($"'{line}' is not a topic, a partition and an offset");
                data[new TopicPartition(parts[0], partition)] = offset;
            }

            return data;
        }
    }

    /// <summary>Puts these positions in the place of those before; without any, the file is deleted.</summary>
    public void Write(TaskId taskId, IDictionary<TopicPartition, long> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        lock (_gate)
        {
            if (data.Count == 0)
            {
                File.Delete(_path);
                return;
            }

            if (Path.GetDirectoryName(Path.GetFullPath(_path)) is { } folder) Directory.CreateDirectory(folder);
            string next = _path + ".tmp";
            using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
            using (var writer = new StreamWriter(file))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Version}\n{data.Count}\n"));
                foreach (var (partition, offset) in data) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{partition.Topic} {partition.Partition.Value} {offset}\n"));
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(next, _path, overwrite: true);
        }
    }

    private ProcessorStateException Malformed(string why) => new($"{_path} is no checkpoint file: {why}");
}
