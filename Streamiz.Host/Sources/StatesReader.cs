using System.Text.Json;

namespace Streamiz.Host.Sources;

/// <summary>
/// Reads a <c>/states/all</c> body as the API really answers: 17 fields or more, integers among floats, nulls, <c>"states": null</c>.
/// A row that cannot be used is counted with its reason and costs no other row.
/// </summary>
internal sealed class StatesReader(Countries countries)
{
    private readonly StateRowReader _rows = new(countries);

    /// <exception cref="StatesFormatException">The body is not JSON or has no <c>states</c>.</exception>
    public StatesBody Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new StatesFormatException("The body is not a JSON object.");
            return ReadObject(ref reader);
        }
        catch (JsonException e)
        {
            throw new StatesFormatException($"The body is not JSON: {e.Message}", e);
        }
    }

    private StatesBody ReadObject(ref Utf8JsonReader reader)
    {
        var body = new StatesBody();
        bool found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isTime = reader.ValueTextEquals("time"u8);
            bool isStates = reader.ValueTextEquals("states"u8);
            reader.Read();
            if (isTime && reader.TokenType == JsonTokenType.Number) body.Time = StateRowReader.WholeNumber(ref reader);
            else if (isStates)
            {
                found = true;
                ReadStates(ref reader, body);
            }
            else reader.Skip();
        }
        // A second document after the object is as bad as a cut one.
        if (reader.Read() || !found) throw new StatesFormatException("The body has no \"states\".");
        return body;
    }

    private void ReadStates(ref Utf8JsonReader reader, StatesBody body)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.StartArray) throw new StatesFormatException("\"states\" is neither an array nor null.");
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (_rows.TryRead(ref reader, index, out StateVectorRow? row, out RejectedRow rejected)) body.Rows.Add(row!);
            else body.Reject(rejected);
        }
    }
}
