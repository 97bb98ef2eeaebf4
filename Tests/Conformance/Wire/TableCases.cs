using System.Text.Json.Nodes;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;

namespace Streamiz.Conformance.Wire;

/// <summary>The cases of the two tables: partitions of keys, and error codes.</summary>
internal static class TableCases
{
    public static void Partitioner(Scoreboard board, JsonObject test, string id)
    {
        byte[] key = Convert.FromHexString((string)test["key"]!);
        board.Count("partitioner murmur2", id, Murmur2.Hash(key) == (int)test["murmur2"]!);
        bool placed = test.Where(p => p.Key.StartsWith("of", StringComparison.Ordinal)).All(p => Murmur2.Partition(key, int.Parse(p.Key[2..])) == (int)p.Value!);
        board.Count("partitioner partition", id, placed);
    }

    public static void Error(Scoreboard board, JsonObject test, string id)
    {
        var error = KafkaErrors.Of((short)test["code"]!);
        string message = error.Code == ErrorCode.None ? error.Name : error.Message;
        board.Count("errors", $"{id}:{error.Name}", error.Name == (string?)test["name"] && message == (string?)test["message"] && error.Retriable == (bool)test["retriable"]!);
    }
}
