using System.Text.Json.Nodes;
using Streamiz.Protocol;
using Streamiz.Protocol.Generator;
using Streamiz.Protocol.Messages;

namespace Streamiz.Conformance.Wire;

/// <summary>One message: its bytes decoded give the printed message, and encoded again the same bytes.</summary>
internal static class MessageCase
{
    public static void Count(Scoreboard board, Dictionary<string, Declaration> declarations, JsonObject test, string id)
    {
        string api = (string)test["api"]!, kind = (string)test["kind"]!;
        short version = (short)test["version"]!;
        id = $"{id}:{api}-{kind}-v{version}";
        bool decoded = false, encoded = false, header = false;
        try
        {
            byte[] bytes = Convert.FromHexString((string)test["hex"]!);
            var info = ApiTable.Find((short)test["key"]!)!;
            header = (short)test["headerVersion"]! == (kind == "request" ? info.RequestHeaderVersion(version) : info.ResponseHeaderVersion(version));
            var message = kind == "request" ? info.NewRequest() : info.NewResponse();
            var reader = new WireReader(bytes);
            message.Read(ref reader, version);
            reader.End();
            var declared = declarations[api].Messages.Single(m => m.Kind == kind);
            decoded = MessageText.Matches(declared.Root, version, message, test["message"]!.AsObject());
            var buffer = new WireBuffer();
            var writer = new WireWriter(buffer);
            message.Write(ref writer, version);
            encoded = buffer.Written.SequenceEqual(bytes);
        }
        catch (Exception e) when (e is WireFormatException or ArgumentException or NullReferenceException or FormatException)
        {
            Console.Error.WriteLine($"{id}: {e.Message}");
        }
        board.Count("messages decode", id, decoded);
        board.Count("messages encode", id, encoded);
        board.Count("messages header", id, header);
    }
}
