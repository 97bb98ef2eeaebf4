namespace Streamiz.Protocol.Hot;

/// <summary>
/// Walks a Fetch response where it stands: topics, in them partitions, in them records. Nothing is allocated.
/// <see cref="Messages.FetchResponse"/> reads the same into objects.
/// </summary>
public ref struct FetchResponseCursor
{
    private readonly short _version;
    private readonly List<AbortedTransaction> _aborted;
    private readonly bool _flexible;
    private WireReader _reader;
    private int _topics;
    private int _partitions;
    private bool _inTopic;

    /// <summary>A cursor before the first topic.</summary>
    /// <param name="body">The response behind its header.</param>
    /// <param name="version">Its version.</param>
    /// <param name="aborted">Filled anew for every partition.</param>
    /// <exception cref="WireFormatException">The bytes do not follow the format.</exception>
    public FetchResponseCursor(ReadOnlyMemory<byte> body, short version, List<AbortedTransaction> aborted)
    {
        Versions.Check(version, Messages.FetchResponse.MinVersion, Messages.FetchResponse.MaxVersion);
        _version = version;
        _flexible = version >= Messages.FetchResponse.FlexibleFrom;
        _aborted = aborted;
        _reader = new WireReader(body) { Subject = nameof(Messages.FetchResponse) };
        ThrottleTimeMs = _reader.ReadInt32();
        if (version >= 7)
        {
            ErrorCode = _reader.ReadInt16();
            SessionId = _reader.ReadInt32();
        }
        _topics = _reader.ReadCount(_flexible, false, 2);
    }

    /// <summary>How long the broker asks to wait, milliseconds.</summary>
    public int ThrottleTimeMs { get; }

    /// <summary>The error of the whole request.</summary>
    public short ErrorCode { get; }

    /// <summary>The fetch session; 0 is none.</summary>
    public int SessionId { get; }

    /// <summary>The topic's name in UTF-8, up to version 12.</summary>
    public ReadOnlySpan<byte> Topic { get; private set; }

    /// <summary>The topic's id, from version 13 on.</summary>
    public Guid TopicId { get; private set; }

    /// <summary>The partition.</summary>
    public int PartitionIndex { get; private set; }

    /// <summary>The error of the partition.</summary>
    public short PartitionErrorCode { get; private set; }

    /// <summary>The offset behind the last replicated record.</summary>
    public long HighWatermark { get; private set; }

    /// <summary>The offset of the first record of an open transaction; -1 when not told.</summary>
    public long LastStableOffset { get; private set; }

    /// <summary>The first offset there is; -1 when not told.</summary>
    public long LogStartOffset { get; private set; }

    /// <summary>The replica to read from from now on; -1 is this one.</summary>
    public int PreferredReadReplica { get; private set; }

    /// <summary>The leader that the broker knows of, when it is another; -1 when not told.</summary>
    public int LeaderId { get; private set; }

    /// <summary>The epoch of <see cref="LeaderId"/>; -1 when not told.</summary>
    public int LeaderEpoch { get; private set; }

    /// <summary>The offset from which the log differs from what was read; -1 when it does not.</summary>
    public long DivergingEndOffset { get; private set; }

    /// <summary>Where the batches begin in the body.</summary>
    public int RecordsStart { get; private set; }

    /// <summary>The batches; the last one may be cut off.</summary>
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
        _partitions = _reader.ReadCount(_flexible, false, 20);
        _inTopic = true;
        return true;
    }

    /// <summary>Goes to the topic's next partition.</summary>
    public bool NextPartition()
    {
        if (_partitions == 0) return false;
        _partitions--;
        PartitionIndex = _reader.ReadInt32();
        PartitionErrorCode = _reader.ReadInt16();
        HighWatermark = _reader.ReadInt64();
        LastStableOffset = _reader.ReadInt64();
        LogStartOffset = _version >= 5 ? _reader.ReadInt64() : -1;
        ReadAborted();
        PreferredReadReplica = _version >= 11 ? _reader.ReadInt32() : -1;
        var records = _reader.ReadNullableBytes(_flexible);
        Records = records.GetValueOrDefault();
        RecordsStart = _reader.Position - Records.Length;
        (LeaderId, LeaderEpoch, DivergingEndOffset) = (-1, -1, -1);
        if (_flexible) ReadPartitionTags();
        return true;
    }

    private void ReadAborted()
    {
        _aborted.Clear();
        for (int left = _reader.ReadCount(_flexible, true, 16); left > 0; left--)
        {
            _aborted.Add(new AbortedTransaction(_reader.ReadInt64(), _reader.ReadInt64()));
            if (_flexible) _reader.SkipTags();
        }
    }

    private void ReadPartitionTags()
    {
        for (int tags = _reader.ReadTagCount(); tags > 0; tags--)
        {
            int tag = _reader.ReadTag(out int end);
            if (tag == 0)
            {
                _reader.ReadInt32();
                DivergingEndOffset = _reader.ReadInt64();
                _reader.SkipTags();
                _reader.EndTag(end);
            }
            else if (tag == 1)
            {
                LeaderId = _reader.ReadInt32();
                LeaderEpoch = _reader.ReadInt32();
                _reader.SkipTags();
                _reader.EndTag(end);
            }
            else _reader.ReadToTagEnd(end);
        }
    }
}
