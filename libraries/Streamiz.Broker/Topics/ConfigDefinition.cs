using System.Globalization;

namespace Streamiz.Broker.Topics;

/// <summary>A setting: its name, what it takes, and what holds when it is not set.</summary>
/// <param name="Name">Apache Kafka's name for it.</param>
/// <param name="Type">What a value is.</param>
/// <param name="Default">The value when nobody sets one.</param>
/// <param name="Documentation">One sentence for people.</param>
internal sealed record ConfigDefinition(string Name, ConfigType Type, string Default, string Documentation)
{
    /// <summary>The broker's setting that stands behind a topic's, or null.</summary>
    public string? BrokerName { get; init; }

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    public string[]? Allowed { get; init; }

    /// <summary>True when it only takes effect at start.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Null when the value is fine, else what is wrong with it.</summary>
    public string? Check(string value)
    {
        bool fits = Type switch
        {
            ConfigType.Boolean => bool.TryParse(value, out _),
            ConfigType.Int => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && IsInRange(number),
            ConfigType.Long => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && IsInRange(number),
            ConfigType.Double => double.TryParse(value, CultureInfo.InvariantCulture, out double number) && IsInRange(number),
            ConfigType.List => Allowed is null || Array.TrueForAll(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), v => Allowed.Contains(v)),
            _ => Allowed is null || Allowed.Contains(value),
        };
        return fits ? null : $"Invalid value {value} for configuration {Name}: it must be {Describe()}.";
    }

    private bool IsInRange(double number) => number >= Min && number <= Max;

    private string Describe()
    {
        if (Allowed is not null) return (Type == ConfigType.List ? "a list of " : "one of ") + string.Join(", ", Allowed);
        string range = double.IsInfinity(Min) ? "" : double.IsInfinity(Max) ? $" of at least {Min}" : $" from {Min} to {Max}";
        return $"a value of type {Type.ToString().ToLowerInvariant()}{range}";
    }
}
