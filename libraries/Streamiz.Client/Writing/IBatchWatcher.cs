namespace Streamiz.Client.Writing;

/// <summary>Is told what becomes of each batch. Records are numbered from 0 on, a partition each, in the order in which they were appended.</summary>
internal interface IBatchWatcher
{
    /// <summary>Written. The offset of the first record is -1 where the cluster does not tell.</summary>
    void Acked(WriterPartition partition, long first, int records, long baseOffset);

    /// <summary>Given up.</summary>
    void Failed(WriterPartition partition, long first, int records, KafkaException error);
}
