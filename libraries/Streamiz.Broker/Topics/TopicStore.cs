using System.Globalization;
using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Topics;

/// <summary>
/// The topics and their logs. A topic is a folder with a small file that describes it; it exists from the moment that file is there
/// until its folder is moved away, so a crash leaves either a whole topic or none.
/// </summary>
internal sealed class TopicStore : IDisposable
{
    public const string OffsetsTopic = "__consumer_offsets";
    public const string TransactionsTopic = "__transaction_state";
    public const int MaxNameLength = 249;
    public const int MaxPartitions = 10_000;
    private const string Root = "topics", Bin = "deleted", Description = "topic";
    private readonly IBrokerStorage _storage;
    private readonly BrokerSettings _settings;
    private readonly Func<Guid> _nextId;
    private readonly Action<string> _notice;
    private readonly Dictionary<string, Topic> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Topic> _byId = [];

    public TopicStore(IBrokerStorage storage, BrokerSettings settings, Func<Guid> nextId, Action<string> notice)
    {
        _storage = storage;
        _settings = settings;
        _nextId = nextId;
        _notice = notice;
        storage.DeleteFolder(Bin);
        foreach (string folder in storage.Folders(Root)) Load(folder);
    }

    public IReadOnlyCollection<Topic> All => _byName.Values;

    /// <summary>Grows whenever topics or their partitions change.</summary>
    public long Version { get; private set; }

    public Topic? Find(string name) => _byName.GetValueOrDefault(name);

    public Topic? Find(Guid id) => _byId.GetValueOrDefault(id);

    public Partition? Find(string name, int index) => Find(name)?.Find(index);

    /// <summary>Null when the name is one, else what is wrong with it.</summary>
    public static string? CheckName(string name)
    {
        if (name.Length == 0) return "Topic name is invalid: the empty string is not allowed";
        if (name is "." or "..") return $"Topic name is invalid: '{name}' is not allowed";
        if (name.Length > MaxNameLength) return $"Topic name is invalid: the length of '{name}' is longer than the max allowed length {MaxNameLength}";
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')) return $"Topic name is invalid: '{name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'";
        }
        return null;
    }

    /// <summary>
    /// The topic that a new one of this name cannot stand beside, or null: names of metrics make no difference between '.' and '_', so clients expect none here.
    /// </summary>
    public Topic? CollisionOf(string name)
    {
        if (!name.AsSpan().ContainsAny('.', '_')) return null;
        string folded = name.Replace('.', '_');
        foreach (Topic topic in _byName.Values)
        {
            if (topic.Name.Length == name.Length && topic.Name != name && topic.Name.Replace('.', '_') == folded) return topic;
        }
        return null;
    }

    /// <summary>Creates a topic whose name and settings have been checked.</summary>
    public Topic Create(string name, int partitions, Dictionary<string, string> configs)
    {
        Invariant.That(!_byName.ContainsKey(name), "a topic is created once");
        var topic = new Topic(name, NewId()) { Configs = configs };
        OpenPartitions(topic, partitions);
        Save(topic);
        Add(topic);
        return topic;
    }

    public void AddPartitions(Topic topic, int count)
    {
        OpenPartitions(topic, count);
        Save(topic);
        Version++;
    }

    public void Alter(Topic topic, Dictionary<string, string> configs)
    {
        topic.Configs = configs;
        Save(topic);
        ApplySettings(topic);
    }

    /// <summary>After the broker's settings have changed.</summary>
    public void ApplySettings()
    {
        foreach (Topic topic in _byName.Values) ApplySettings(topic);
    }

    public void Delete(Topic topic)
    {
        string bin = Bin + "/" + topic.Id.ToString("N");
        _storage.Move(Root + "/" + topic.Name, bin);
        _byName.Remove(topic.Name);
        _byId.Remove(topic.Id);
        Version++;
        foreach (Partition partition in topic.Partitions)
        {
            partition.IsGone = true;
            partition.Log.Dispose();
        }
        _storage.DeleteFolder(bin);
    }

    /// <summary>Closes all logs so that the next start need not read them.</summary>
    public void Close()
    {
        foreach (Topic topic in _byName.Values)
        {
            foreach (Partition partition in topic.Partitions) partition.Log.Close();
        }
        _byName.Clear();
        _byId.Clear();
    }

    public void Dispose()
    {
        foreach (Topic topic in _byName.Values)
        {
            foreach (Partition partition in topic.Partitions) partition.Log.Dispose();
        }
    }

    private void Load(string folder)
    {
        byte[]? bytes = _storage.ReadAll($"{Root}/{folder}/{Description}");
        if (bytes is null)
        {
            // It was being created when the broker went down, and nobody was told that it exists.
            _storage.DeleteFolder(Root + "/" + folder);
            return;
        }
        Dictionary<string, string> lines = Properties.Read(bytes);
        if (!lines.TryGetValue("id", out string? id) || !lines.TryGetValue("partitions", out string? partitions))
            throw new IOException($"{Root}/{folder}/{Description} is damaged: it has no id or no number of partitions.");
        var topic = new Topic(folder, Guid.Parse(id));
        foreach ((string key, string value) in lines)
        {
            if (key.StartsWith("config.", StringComparison.Ordinal)) topic.Configs[key["config.".Length..]] = value;
        }
        OpenPartitions(topic, int.Parse(partitions, CultureInfo.InvariantCulture));
        Add(topic);
    }

    private void OpenPartitions(Topic topic, int count)
    {
        LogSettings settings = _settings.ForTopic(topic.Configs);
        for (int index = topic.Partitions.Count; index < count; index++)
            topic.Partitions.Add(new Partition(topic, index, PartitionLog.Open(_storage, $"{Root}/{topic.Name}/{index}", settings, _notice)));
    }

    private void Save(Topic topic)
    {
        IEnumerable<KeyValuePair<string, string>> lines =
        [
            new("id", topic.Id.ToString("N")),
            new("partitions", topic.Partitions.Count.ToString(CultureInfo.InvariantCulture)),
            .. topic.Configs.Select(c => new KeyValuePair<string, string>("config." + c.Key, c.Value)),
        ];
        _storage.Replace($"{Root}/{topic.Name}/{Description}", Properties.Write(lines), flush: true);
    }

    private void Add(Topic topic)
    {
        _byName[topic.Name] = topic;
        _byId[topic.Id] = topic;
        Version++;
    }

    private void ApplySettings(Topic topic)
    {
        LogSettings settings = _settings.ForTopic(topic.Configs);
        foreach (Partition partition in topic.Partitions) partition.Log.Settings = settings;
    }

    private Guid NewId()
    {
        Guid id;
        do id = _nextId();
        while (id == Guid.Empty || _byId.ContainsKey(id));
        return id;
    }
}
