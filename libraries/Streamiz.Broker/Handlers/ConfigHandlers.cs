using System.Globalization;
using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ConfigHandlers
{
    private const sbyte TopicResource = 2, BrokerResource = 4, LoggerResource = 8, ClientMetricsResource = 16, GroupResource = 32;
    private const sbyte Set = 0, Delete = 1, Append = 2, Subtract = 3;

    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeConfigsRequest>();
        var response = new DescribeConfigsResponse();
        foreach (DescribeConfigsRequest.DescribeConfigsResource resource in request.Resources)
        {
            var result = new DescribeConfigsResponse.DescribeConfigsResult { ResourceType = resource.ResourceType, ResourceName = resource.ResourceName };
            response.Results.Add(result);
            IEnumerable<ConfigDescription>? configs = Find(core, resource, result);
            if (configs is null) continue;
            foreach (ConfigDescription config in configs)
            {
                if (resource.ConfigurationKeys is { } keys && !keys.Contains(config.Definition.Name)) continue;
                result.Configs.Add(Describe(config, request));
            }
        }
        call.Answer(response);
    }

    public static void List(BrokerCore core, Call call)
    {
        var request = call.Read<ListConfigResourcesRequest>();
        var response = new ListConfigResourcesResponse();
        bool Wants(sbyte type) => call.Version > 0 && (request.ResourceTypes.Count == 0 || request.ResourceTypes.Contains(type));
        if (Wants(TopicResource))
        {
            foreach (Topic topic in core.Topics.All) response.ConfigResources.Add(new() { ResourceName = topic.Name, ResourceType = TopicResource });
        }
        string node = core.Setup.NodeId.ToString(CultureInfo.InvariantCulture);
        if (Wants(BrokerResource)) response.ConfigResources.Add(new() { ResourceName = node, ResourceType = BrokerResource });
        if (Wants(LoggerResource)) response.ConfigResources.Add(new() { ResourceName = node, ResourceType = LoggerResource });
        if (Wants(GroupResource))
        {
            foreach (string group in core.GroupConfigs.Groups) response.ConfigResources.Add(new() { ResourceName = group, ResourceType = GroupResource });
        }
        call.Answer(response);
    }

    public static void Alter(BrokerCore core, Call call)
    {
        var request = call.Read<AlterConfigsRequest>();
        var response = new AlterConfigsResponse();
        foreach (AlterConfigsRequest.AlterConfigsResource resource in request.Resources)
        {
            // This older form replaces everything that was set before.
            var wanted = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (AlterConfigsRequest.AlterableConfig config in resource.Configs) wanted[config.Name] = config.Value;
            (ErrorCode error, string? message) = Apply(core, resource.ResourceType, resource.ResourceName, _ => wanted, request.ValidateOnly);
            response.Responses.Add(new() { ResourceType = resource.ResourceType, ResourceName = resource.ResourceName, ErrorCode = (short)error, ErrorMessage = message });
        }
        call.Answer(response);
    }

    public static void AlterIncrementally(BrokerCore core, Call call)
    {
        var request = call.Read<IncrementalAlterConfigsRequest>();
        var response = new IncrementalAlterConfigsResponse();
        foreach (IncrementalAlterConfigsRequest.AlterConfigsResource resource in request.Resources)
        {
            (ErrorCode error, string? message) = resource.Configs.Select(c => c.Name).Distinct().Count() < resource.Configs.Count
                ? (ErrorCode.InvalidRequest, "A setting is named twice.")
                : Apply(core, resource.ResourceType, resource.ResourceName, old => Change(old, resource), request.ValidateOnly);
            response.Responses.Add(new() { ResourceType = resource.ResourceType, ResourceName = resource.ResourceName, ErrorCode = (short)error, ErrorMessage = message });
        }
        call.Answer(response);
    }

    private static IEnumerable<ConfigDescription>? Find(BrokerCore core, DescribeConfigsRequest.DescribeConfigsResource resource, DescribeConfigsResponse.DescribeConfigsResult result)
    {
        switch (resource.ResourceType)
        {
            case TopicResource:
                if (core.Topics.Find(resource.ResourceName) is { } topic) return ConfigDescriptions.ForTopic(core.Settings, topic.Configs);
                result.ErrorCode = (short)(TopicStore.CheckName(resource.ResourceName) is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.InvalidTopicException);
                return null;
            case BrokerResource:
                if (IsThisBroker(core, resource.ResourceName)) return ConfigDescriptions.ForBroker(core.Settings);
                if (resource.ResourceName.Length == 0) return ConfigDescriptions.ForBroker(core.Settings).Where(c => c.Source == ConfigSource.DynamicBroker);
                result.ErrorCode = (short)ErrorCode.InvalidRequest;
                result.ErrorMessage = $"Unexpected broker id, expected {core.Setup.NodeId} or empty string, but received {resource.ResourceName}";
                return null;
            case GroupResource:
                return core.GroupConfigs.Describe(resource.ResourceName);
            case LoggerResource or ClientMetricsResource:
                return [];
            default:
                result.ErrorCode = (short)ErrorCode.InvalidRequest;
                result.ErrorMessage = $"Unsupported resource type {resource.ResourceType}.";
                return null;
        }
    }

    private static DescribeConfigsResponse.DescribeConfigsResourceResult Describe(ConfigDescription config, DescribeConfigsRequest request)
    {
        var described = new DescribeConfigsResponse.DescribeConfigsResourceResult
        {
            Name = config.Definition.Name,
            Value = config.Value,
            ReadOnly = config.Definition.IsReadOnly,
            ConfigSource = (sbyte)config.Source,
            ConfigType = (sbyte)config.Definition.Type,
            Documentation = request.IncludeDocumentation ? config.Definition.Documentation : null,
        };
        if (!request.IncludeSynonyms) return described;
        foreach ((string name, string value, ConfigSource source) in config.Synonyms) described.Synonyms.Add(new() { Name = name, Value = value, Source = (sbyte)source });
        return described;
    }

    private static (ErrorCode Error, string? Message) Apply(BrokerCore core, sbyte type, string name, Func<IReadOnlyDictionary<string, string>, Dictionary<string, string?>?> change, bool validateOnly)
    {
        Topic? topic = type == TopicResource ? core.Topics.Find(name) : null;
        if (type == TopicResource && topic is null) return (ErrorCode.UnknownTopicOrPartition, $"The topic '{name}' does not exist.");
        if (type is not (TopicResource or BrokerResource or GroupResource)) return (ErrorCode.InvalidRequest, $"Settings of resource type {type} cannot be altered here.");
        if (type == BrokerResource && name.Length > 0 && !IsThisBroker(core, name)) return (ErrorCode.InvalidRequest, $"Unexpected broker id {name}.");
        if (type == GroupResource && name.Length == 0) return (ErrorCode.InvalidRequest, "Default group resources are not allowed.");
        Dictionary<string, string?>? wanted = change(topic?.Configs ?? (type == GroupResource ? core.GroupConfigs.Of(name) : core.Settings.Altered));
        if (wanted is null) return (ErrorCode.InvalidConfig, "Can't APPEND or SUBTRACT where the type is not LIST.");
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string? value) in wanted)
        {
            if (type == BrokerResource && BrokerConfigs.All.TryGetValue(key, out ConfigDefinition? definition) && definition.IsReadOnly)
                return (ErrorCode.InvalidRequest, $"Cannot update these configs dynamically: [{key}]");
            string? wrong = type switch
            {
                TopicResource => ConfigDescriptions.CheckTopic(key, value),
                GroupResource => core.GroupConfigs.Check(key, value),
                _ => ConfigDescriptions.CheckBroker(key, value),
            };
            if (wrong is not null) return (ErrorCode.InvalidConfig, wrong);
            kept[key] = value!;
        }
        if (validateOnly) return (ErrorCode.None, null);
        try
        {
            if (topic is not null)
            {
                core.Topics.Alter(topic, kept);
                return (ErrorCode.None, null);
            }
            if (type == GroupResource)
            {
                core.GroupConfigs.Set(name, kept);
                return (ErrorCode.None, null);
            }
            core.Settings.Altered.Clear();
            foreach ((string key, string value) in kept) core.Settings.Altered[key] = value;
            core.Identity.SaveSettings();
            core.Topics.ApplySettings();
            return (ErrorCode.None, null);
        }
        catch (IOException e)
        {
            core.Notice($"Settings could not be saved: {e.Message}");
            return (ErrorCode.KafkaStorageError, e.Message);
        }
    }

    private static Dictionary<string, string?>? Change(IReadOnlyDictionary<string, string> old, IncrementalAlterConfigsRequest.AlterConfigsResource resource)
    {
        var wanted = old.ToDictionary(p => p.Key, p => (string?)p.Value, StringComparer.Ordinal);
        IReadOnlyDictionary<string, ConfigDefinition> known = resource.ResourceType switch { TopicResource => TopicConfigs.All, GroupResource => GroupConfigs.All, _ => BrokerConfigs.All };
        foreach (IncrementalAlterConfigsRequest.AlterableConfig config in resource.Configs)
        {
            ConfigDefinition? definition = known.GetValueOrDefault(config.Name);
            if (config.ConfigOperation is Append or Subtract && definition?.Type != ConfigType.List) return null;
            string[] values = (config.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string[] before = (old.GetValueOrDefault(config.Name) ?? definition?.Default ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            switch (config.ConfigOperation)
            {
                case Set:
                    wanted[config.Name] = config.Value;
                    break;
                case Delete when definition is null:
                    wanted[config.Name] = "";
                    break;
                case Delete:
                    wanted.Remove(config.Name);
                    break;
                case Append:
                    wanted[config.Name] = string.Join(',', before.Union(values));
                    break;
                case Subtract:
                    wanted[config.Name] = string.Join(',', before.Except(values));
                    break;
                default:
                    return null;
            }
        }
        return wanted;
    }

    private static bool IsThisBroker(BrokerCore core, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && id == core.Setup.NodeId;
}
