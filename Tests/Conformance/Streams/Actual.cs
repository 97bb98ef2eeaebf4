using System.Text.Json.Nodes;

namespace Streamiz.Conformance.Streams;

/// <summary>What a case gave, in the shape of the vectors' <c>expected</c>.</summary>
internal sealed class Actual
{
    public string? Describe { get; set; }

    public JsonObject Branches { get; } = [];

    public JsonArray InternalTopics { get; set; } = [];

    public JsonArray CopartitionGroups { get; set; } = [];

    public JsonArray Outputs { get; } = [];

    public JsonArray Log { get; } = [];

    public JsonObject Stores { get; } = [];

    public JsonArray QueryResults { get; } = [];

    public JsonObject InternalRecords { get; } = [];

    public long Dropped { get; set; }

    /// <summary>build, start or step; null when nothing went wrong.</summary>
    public string? ErrorPhase { get; set; }

    public int? ErrorStep { get; set; }

    public Exception? Error { get; set; }
}
