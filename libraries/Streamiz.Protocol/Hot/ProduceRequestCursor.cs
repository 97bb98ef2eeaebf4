using System.Text;

namespace Streamiz.Protocol.Hot;

/// <summary>
/// Walks a Produce request where it stands: topics, in them partitions with their batches. Nothing is allocated but the transactional id.
/// <see cref="Messages.ProduceRequest"/> reads the same into objects.
/// </summary>
public ref struct ProduceRequestCursor
{
    private readonly short _version;
    private readonly bool _flexible;
    private WireReader _reader;
    private int _topics;
    private int _partitions;
    private bool _inTopic;

    /// <summary>A cursor before the first topic.</summary>
    /// <param name="body">The request behind its header.</param>
    /// <param name="version">Its version.</param>
    /// <exception cref="WireFormatException">The bytes do not follow the format.</exception>
    public ProduceRequestCursor(ReadOnlyMemory<byte> body, short version)
    {
        Versions.Check(version, Messages.ProduceRequest.MinVersion, Messages.ProduceRequest.MaxVersion);
        _version = version;
        _flexible = version >= Messages.ProduceRequest.FlexibleFrom;
        _reader = new WireReader(body) { Subject = nameof(Messages.ProduceRequest) };
        TransactionalId = _reader.ReadNullableString(_flexible);
        Acks = _reader.ReadInt16();
        TimeoutMs = _reader.ReadInt32();
        _topics = _reader.ReadCount(_flexible, false, 2);
    }

    /// <summary>The transaction's name, or null.</summary>
    public string? TransactionalId { get; }

    /// <summary>0 wants no answer, 1 the leader's, -1 that of all replicas in sync.</summary>
    public short Acks { get; }

    /// <summary>How long to wait for the replicas, milliseconds.</summary>
    public int TimeoutMs { get; }

    /// <summary>The topic's name in UTF-8, up to version 12.</summary>
    public ReadOnlySpan<byte> Topic { get; private set; }

    /// <summary>The topic's name, up to version 12.</summary>
    public readonly string TopicName => Encoding.UTF8.GetString(Topic);

    /// <summary>The topic's id, from version 13 on.</summary>
    public Guid TopicId { get; private set; }

    /// <summary>The partition.</summary>
    public int PartitionIndex { get; private set; }

    /// <summary>The batches: a slice of the request.</summary>
    public ReadOnlyMemory<byte> Records { get; private set; }

    /// <summary>Goes to the next topic, past what is left of the present one.</summary>
    public bool NextTopic()
    {
        if (_inTopic)
        {
            while (NextPartition())
            {
            }
            if (_flexible) _reader.SkipTags();
            _inTopic = false;
        }
        if (_topics == 0) return false;
        _topics--;
        if (_version >= 13) TopicId = _reader.ReadUuid();
        else Topic = _reader.ReadStringBytes(_flexible);
        _partitions = _reader.ReadCount(_flexible, false, 5);
        _inTopic = true;
        return true;
    }

    /// <summary>Goes to the topic's next partition.</summary>
    public bool NextPartition()
    {
        if (_partitions == 0) return false;
        _partitions--;
        PartitionIndex = _reader.ReadInt32();
        Records = _reader.ReadNullableBytes(_flexible).GetValueOrDefault();
        if (_flexible) _reader.SkipTags();
        return true;
    }
}
