namespace Streamiz.Broker.Transactions;

/// <summary>States of a transactional id, with the numbers Apache Kafka writes to its log.</summary>
internal enum TransactionState : sbyte
{
    Empty = 0,
    Ongoing = 1,
    PrepareCommit = 2,
    PrepareAbort = 3,
    CompleteCommit = 4,
    CompleteAbort = 5,
}
