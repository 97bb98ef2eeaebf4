using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Connections;

/// <summary>The versions and features that a node offers.</summary>
internal sealed class ApiVersionTable
{
    private readonly Dictionary<short, (short Min, short Max)> _apis = [];
    private readonly Dictionary<string, short> _features = [];

    public ApiVersionTable(ApiVersionsResponse response)
    {
        foreach (var api in response.ApiKeys) _apis[api.ApiKey] = (api.MinVersion, api.MaxVersion);
        if (response.FinalizedFeaturesEpoch >= 0)
            foreach (var feature in response.FinalizedFeatures) _features[feature.Name] = feature.MaxVersionLevel;
    }

    public bool Has(Api api) => _apis.ContainsKey((short)api);

    /// <summary>The level a feature is switched to; 0 when it is not known.</summary>
    public short FeatureLevel(string name) => _features.GetValueOrDefault(name);

    /// <summary>The highest version that both sides have; -1 when there is none.</summary>
    public short Choose(short key, short min, short max)
    {
        if (!_apis.TryGetValue(key, out var theirs)) return -1;
        short version = Math.Min(max, theirs.Max);
        return version < min || version < theirs.Min ? (short)-1 : version;
    }
}
