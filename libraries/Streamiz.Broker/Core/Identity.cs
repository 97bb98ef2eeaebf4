using System.Globalization;
using Streamiz.Broker.Storage;
using Streamiz.Broker.Topics;

namespace Streamiz.Broker.Core;

/// <summary>What the broker keeps of itself in one small file: the cluster's id, producer ids given out, altered settings, credentials.</summary>
internal sealed class Identity
{
    private const string FileName = "broker";
    private const int ProducerIdBlock = 1000;
    private readonly IBrokerStorage _storage;
    private readonly BrokerSettings _settings;
    private readonly Dictionary<string, string> _lines;
    private long _nextProducerId;
    private long _reservedProducerIds;

    public Identity(IBrokerStorage storage, Random random, BrokerSettings settings)
    {
        _storage = storage;
        _settings = settings;
        byte[]? bytes = storage.ReadAll(FileName);
        _lines = bytes is null ? new Dictionary<string, string>(StringComparer.Ordinal) : Properties.Read(bytes);
        if (!_lines.ContainsKey("cluster.id"))
        {
            byte[] id = new byte[16];
            random.NextBytes(id);
            _lines["cluster.id"] = Convert.ToBase64String(id).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        }
        _nextProducerId = _reservedProducerIds = _lines.TryGetValue("producer.ids", out string? next) ? long.Parse(next, CultureInfo.InvariantCulture) : 0;
        foreach ((string key, string value) in _lines)
        {
            if (key.StartsWith("config.", StringComparison.Ordinal)) settings.Altered[key["config.".Length..]] = value;
        }
        if (bytes is null) Save();
    }

    public string ClusterId => _lines["cluster.id"];

    /// <summary>Ids are reserved in blocks on the disk, so that none is given out twice, whatever happens.</summary>
    public long NextProducerId()
    {
        if (_nextProducerId == _reservedProducerIds)
        {
            _reservedProducerIds += ProducerIdBlock;
            _lines["producer.ids"] = _reservedProducerIds.ToString(CultureInfo.InvariantCulture);
            Save();
        }
        return _nextProducerId++;
    }

    public void SaveSettings()
    {
        foreach (string key in _lines.Keys.Where(k => k.StartsWith("config.", StringComparison.Ordinal)).ToArray()) _lines.Remove(key);
        foreach ((string key, string value) in _settings.Altered) _lines["config." + key] = value;
        Save();
    }

    public IEnumerable<KeyValuePair<string, string>> Lines(string prefix) => _lines.Where(l => l.Key.StartsWith(prefix, StringComparison.Ordinal));

    public string? Line(string key) => _lines.GetValueOrDefault(key);

    /// <summary>Sets a line, or removes it (null).</summary>
    public void SetLine(string key, string? value)
    {
        if (_lines.GetValueOrDefault(key) == value) return;
        if (value is null) _lines.Remove(key);
        else _lines[key] = value;
        Save();
    }

    private void Save() => _storage.Replace(FileName, Properties.Write(_lines), flush: true);
}
