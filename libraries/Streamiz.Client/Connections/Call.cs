using Streamiz.Protocol;

namespace Streamiz.Client.Connections;

/// <summary>One request and what becomes of it.</summary>
internal abstract class Call
{
    public abstract short ApiKey { get; }

    public abstract short MinVersion { get; }

    public abstract short MaxVersion { get; }

    public abstract short FlexibleFrom { get; }

    /// <summary>The version agreed on; set before <see cref="Write"/>.</summary>
    public short Version { get; set; }

    public int CorrelationId { get; set; }

    public long SentAt { get; set; }

    /// <summary>How long the answer may take, milliseconds; 0 is the client's time-out.</summary>
    public int TimeoutMs { get; init; }

    /// <summary>Whether the call looks into the answer's bytes after <see cref="Complete"/> has returned.</summary>
    public virtual bool KeepsFrame => false;

    /// <summary>Whether there is an answer at all.</summary>
    public virtual bool HasAnswer => true;

    public bool IsFlexible => Version >= FlexibleFrom;

    public abstract void Write(Outbox outbox, ref WireWriter writer);

    /// <summary>The answer has come. <paramref name="slab"/> holds <paramref name="body"/> when <see cref="KeepsFrame"/>.</summary>
    public abstract void Complete(ReadOnlyMemory<byte> body, Slab? slab);

    /// <summary>There will be no answer; whether the cluster has done what was asked is unknown.</summary>
    public abstract void Fail(KafkaException error);
}
