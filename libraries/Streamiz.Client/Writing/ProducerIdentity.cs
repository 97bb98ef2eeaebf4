using Streamiz.Client.Connections;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Writing;

/// <summary>The number and epoch that an idempotent writer's batches carry.</summary>
internal sealed class ProducerIdentity(KafkaClient client, WriterOptions options)
{
    private Exchange<InitProducerIdRequest, InitProducerIdResponse>? _asking;

    public long Id { get; private set; } = -1;

    public short Epoch { get; private set; } = -1;

    public KafkaException? Error { get; private set; }

    /// <summary>Whether batches may be sent.</summary>
    public bool IsReady => !options.Idempotent || Id >= 0;

    public void Drive()
    {
        // A transactional writer's identity comes from its coordinator, by Transaction.
        if (!options.Idempotent || options.TransactionalId is not null || Id >= 0 || Error is not null) return;
        if (_asking is null)
        {
            var request = new InitProducerIdRequest { TransactionalId = null, TransactionTimeoutMs = int.MaxValue };
            _asking = client.Ask<InitProducerIdRequest, InitProducerIdResponse>(Route.Any, request, r => r.ErrorCode);
        }
        if (!_asking.Answer.IsCompleted) return;
        if (_asking.Answer.Error is { } error) Error = error.IsRetriable ? null : error;
        else Set(_asking.Answer.Value.ProducerId, _asking.Answer.Value.ProducerEpoch);
        _asking = null;
    }

    public void Set(long id, short epoch)
    {
        Id = id;
        Epoch = epoch;
        client.Context.Progressed();
    }

    /// <summary>Another epoch, so that a partition's numbers can begin anew; a new identity when there are no epochs left.</summary>
    public void Bump()
    {
        if (Epoch < short.MaxValue) Epoch++;
        else Id = Epoch = -1;
    }
}
