using Streamiz.Broker.Core;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ApiVersionsHandler
{
    /// <summary>The features clients look at: which second editions of protocols are in force.</summary>
    private static readonly (string Name, short Level)[] Features = [("group.version", 1), ("metadata.version", 30), ("streams.version", 1), ("transaction.version", 2)];

    public static void Handle(BrokerCore core, Call call)
    {
        var response = new ApiVersionsResponse { FinalizedFeaturesEpoch = 1 };
        // Produce is said to begin at 0 though requests below 3 are refused, as Apache Kafka does: older librdkafka takes a higher beginning for a broker without compression.
        foreach (ApiHandler handler in ApiHandlers.All)
            response.ApiKeys.Add(new() { ApiKey = (short)handler.Api, MinVersion = handler.Api == Api.Produce ? (short)0 : handler.MinVersion, MaxVersion = handler.MaxVersion });
        if (call.IsTooNew)
        {
            response.ErrorCode = (short)ErrorCode.UnsupportedVersion;
        }
        else
        {
            var request = call.Read<ApiVersionsRequest>();
            if (call.Version >= 3 && (!IsPlain(request.ClientSoftwareName) || !IsPlain(request.ClientSoftwareVersion)))
            {
                call.Answer(new ApiVersionsResponse { ErrorCode = (short)ErrorCode.InvalidRequest });
                return;
            }
        }
        foreach ((string name, short level) in Features)
        {
            response.SupportedFeatures.Add(new() { Name = name, MinVersion = (short)(call.Version >= 4 ? 0 : 1), MaxVersion = level });
            response.FinalizedFeatures.Add(new() { Name = name, MinVersionLevel = level, MaxVersionLevel = level });
        }
        call.Answer(response);
    }

    // The names go into logs: letters, digits, '-' and '.', as in Apache Kafka.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[0] is '.' or '-' || text[^1] is '.' or '-') return false;
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')) return false;
        }
        return true;
    }
}
