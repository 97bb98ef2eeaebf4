using System.Text.Json;

namespace Streamiz.Host.Sources;

/// <summary>Reads what <c>POST /flights/ingest</c> takes: a <c>/states/all</c> body, one state vector as an object, or an array of them.</summary>
internal sealed class IngestReader(Countries countries)
{
    private readonly StatesReader _states = new(countries);
    private readonly StateRowReader _rows = new(countries);

    /// <exception cref="StatesFormatException">The body is not JSON or none of these shapes.</exception>
    public StatesBody Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read()) throw new StatesFormatException("The body is empty.");
            if (reader.TokenType == JsonTokenType.StartArray) return ReadArray(ref reader);
            if (reader.TokenType != JsonTokenType.StartObject) throw new StatesFormatException("The body is neither an object nor an array.");
            return HasStates(reader) ? _states.Read(utf8) : ReadOne(ref reader);
        }
        catch (JsonException e)
        {
            throw new StatesFormatException($"The body is not JSON: {e.Message}", e);
        }
    }

    // The reader is a copy: looking ahead moves nothing.
    private static bool HasStates(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("states"u8)) return true;
            reader.Read();
            reader.Skip();
        }
        return false;
    }

    private StatesBody ReadOne(ref Utf8JsonReader reader)
    {
        var body = new StatesBody();
        Add(ref reader, 0, body);
        if (reader.Read()) throw new StatesFormatException("The body goes on after its object.");
        return body;
    }

    private StatesBody ReadArray(ref Utf8JsonReader reader)
    {
        var body = new StatesBody();
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++) Add(ref reader, index, body);
        if (reader.Read()) throw new StatesFormatException("The body goes on after its array.");
        return body;
    }

    private void Add(ref Utf8JsonReader reader, int index, StatesBody body)
    {
        bool good = reader.TokenType == JsonTokenType.StartObject
            ? _rows.TryReadObject(ref reader, index, out StateVectorRow? row, out RejectedRow rejected)
            : _rows.TryRead(ref reader, index, out row, out rejected);
        if (good) body.Rows.Add(row!);
        else body.Reject(rejected);
    }
}
