using System.Text.RegularExpressions;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Topics chosen by a regular expression: the whole name must match.</summary>
internal static class TopicPattern
{
    public static bool Matches(Regex pattern, string topic)
    {
        // A match may be shorter than the name although a longer one exists, so the expression is asked for the whole name.
        var match = pattern.Match(topic);
        return (match.Success && match.Length == topic.Length) || Regex.IsMatch(topic, $"^(?:{pattern})$", pattern.Options);
    }
}
