using System.Globalization;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// Names of processors and stores. Generated ones count up with one counter for both, as Kafka Streams does: an application that was
/// written in Java finds its stores and topics under the same names. A name that the user gives uses up a number all the same.
/// </summary>
internal sealed class Names
{
    public const string Source = "KSTREAM-SOURCE-";
    public const string Sink = "KSTREAM-SINK-";
    public const string Filter = "KSTREAM-FILTER-";
    public const string RepartitionSuffix = "-repartition";
    public const string TableSource = "KTABLE-SOURCE-";

    private const int LongestName = 249;
    private int _next;

    /// <summary>A processor's name; uses up a number.</summary>
    public string Processor(string prefix) => prefix + Number();

    /// <summary>The given name, or a generated one; either uses up a number.</summary>
    public string Processor(string? given, string prefix)
    {
        string generated = Processor(prefix);
        return given is null ? generated : Valid(given);
    }

    /// <summary>The given name with a suffix, or a generated one without; either uses up a number.</summary>
    public string Suffixed(string? given, string suffix, string prefix)
    {
        string generated = Processor(prefix);
        return given is null ? generated : Valid(given + suffix);
    }

    /// <summary>A store's name; uses up a number.</summary>
    public string Store(string prefix) => prefix + "STATE-STORE-" + Number();

    /// <summary>Whether the name that a repartition topic is made from is a generated one of a stream; one that is a topic's already counts as given.</summary>
    public static bool IsGenerated(string name)
    {
        const int digits = 10;
        return name.StartsWith("KSTREAM-", StringComparison.Ordinal) && name.Length > digits && name[^(digits + 1)] == '-' && !name.AsSpan(name.Length - digits).ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Gives the name back when a topic could be called so; throws otherwise.</summary>
    public static string Valid(string name)
    {
        if (name.Length == 0) throw new TopologyException("a name must not be empty");
        if (name is "." or "..") throw new TopologyException("a name must not be \".\" or \"..\"");
        if (name.Length > LongestName) throw new TopologyException($"a name must not be longer than {LongestName} characters: {name}");
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
                throw new TopologyException($"the name \"{name}\" has a character other than ASCII letters, digits, '.', '_' and '-'");
        }

        return name;
    }

    private string Number() => _next++.ToString("D10", CultureInfo.InvariantCulture);
}
