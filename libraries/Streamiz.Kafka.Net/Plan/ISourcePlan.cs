using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A source, whatever its types.</summary>
internal interface ISourcePlan
{
    string Name { get; }

    /// <summary>Names of the topics, internal ones without the application id; empty for a pattern.</summary>
    IReadOnlyList<string> Topics { get; }

    Regex? Pattern { get; }

    /// <summary>Whether it fills a global store or table: no task reads it.</summary>
    bool IsGlobal { get; }

    /// <summary>What gives records their time; null for the configured one.</summary>
    Type? TimestampExtractorType { get; }

    /// <summary>Makes what is behind it, before any topic is known: nodes are there from the task's beginning, however late a topic comes.</summary>
    void BuildBehind(TaskBuild build);

    /// <summary>Makes the entry of one topic (full name) into a task.</summary>
    ISource BuildSource(TaskBuild build, string topic);
}
