using RocksDbSharp;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State.Maps;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State;

/// <summary>Opens the database of a store below its task's folder.</summary>
internal static class RocksStoreFolder
{
    private const ulong BlockSizeBytes = 4096;
    private const ulong WriteBufferBytes = 16 << 20;

    public static string Of(StoreSpec spec, string taskFolder) => Path.Combine(taskFolder, spec.Folder, spec.Name);

    public static RocksMap Open(StoreSpec spec, TaskContext context)
    {
        string folder = Of(spec, context.StateFolder);
        using RocksDbOptions options = new();
        SetDefaults(options, context.RocksMemory);
        context.Config.RocksDbConfigHandler?.Invoke(spec.Name, options);
        try
        {
            Directory.CreateDirectory(folder);
            return new RocksMap(RocksDatabase.Open(folder, options, context.RocksMemory, RocksMap.Families));
        }
        catch (Exception e) when (e is RocksException or IOException or UnauthorizedAccessException)
        {
            throw new ProcessorStateException(
                $"task {context.Id} cannot open store {spec.Name} in {folder} (another process may be using the folder): {e.Message}", e);
        }
    }

    private static void SetDefaults(RocksDbOptions options, RocksDbMemory? memory)
    {
        BlockBasedTableOptions table = new();
        table.SetBlockSize(BlockSizeBytes).SetFilterPolicy(BloomFilterPolicy.Create());
        if (memory is not null)
            table.SetBlockCache(memory).SetCacheIndexAndFilterBlocks(true);
        options.SetCreateIfMissing().SetCreateMissingColumnFamilies()
            .SetBlockBasedTableFactory(table)
            .SetWriteBufferSize(WriteBufferBytes)
            .SetMaxWriteBufferNumber(3)
            .SetCompression(Compression.No)
            .SetCompactionStyle(Compaction.Universal)
            .SetMaxBackgroundJobs(2)
            .SetInfoLogLevel(InfoLogLevel.Error)
            .SetKeepLogFileNum(1)
            // Data and position lie in two families and have no log: they must reach the disk together.
            .SetAtomicFlush(true);
    }
}
