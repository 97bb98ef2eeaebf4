namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>What the right side of a foreign-key join is to do with a subscription. The numbers are on the wire.</summary>
internal enum Instruction : byte
{
    /// <summary>Forget the subscription, answer nothing.</summary>
    Delete = 0,

    /// <summary>Forget the subscription and answer that there is no right row.</summary>
    DeleteAndAnswer = 1,

    /// <summary>Keep the subscription and answer, also when there is no right row.</summary>
    AnswerAlways = 2,

    /// <summary>Keep the subscription and answer if there is a right row.</summary>
    AnswerIfThere = 3,
}
