namespace Streamiz.Kafka.Net.Plan;

/// <summary>Names of a foreign-key join's nodes, topics and store, but that of the result.</summary>
internal sealed record ForeignKeyNames(
    string RequestTopic, string Send, string RequestSink, string RequestSource, string Store, string Receive, string Answer, string Foreign, string ResponseTopic, string ResponseSink, string ResponseSource, string Resolve)
{
    private const string Registration = "KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-", Processor = "KTABLE-FK-JOIN-SUBSCRIPTION-PROCESSOR-", Sink = "KTABLE-SINK-", Source = "KTABLE-SOURCE-";

    /// <summary>Counted in the order in which Kafka Streams counts them.</summary>
    public static ForeignKeyNames Of(string? named, Names names) => new(
        RequestTopic: names.Suffixed(named, "-subscription-registration", Registration) + "-topic",
        Send: names.Suffixed(named, "-subscription-registration-processor", Registration),
        RequestSink: names.Suffixed(named, "-subscription-registration-sink", Sink),
        RequestSource: names.Suffixed(named, "-subscription-registration-source", Source),
        Store: names.Suffixed(named, "-subscription-store", "KTABLE-FK-JOIN-SUBSCRIPTION-STATE-STORE-"),
        Receive: names.Suffixed(named, "-subscription-receive", Processor),
        Answer: names.Suffixed(named, "-subscription-join-foreign", Processor),
        Foreign: names.Suffixed(named, "-foreign-join-subscription", Processor),
        ResponseTopic: names.Suffixed(named, "-subscription-response", "KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-") + "-topic",
        ResponseSink: names.Suffixed(named, "-subscription-response-sink", Sink),
        ResponseSource: names.Suffixed(named, "-subscription-response-source", Source),
        Resolve: names.Suffixed(named, "-subscription-response-resolver", "KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-RESOLVER-PROCESSOR-"));
}
