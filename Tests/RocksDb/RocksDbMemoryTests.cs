using RocksDbSharp;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Rocks.Tests;

public sealed class RocksDbMemoryTests : DatabaseFixture
{
    [Test]
    public void Unflushed_writes_of_all_databases_together_stay_within_the_budget()
    {
        const long budget = 4 << 20;
        // Measured again after an eighth of the budget at the latest; RocksDB takes memory in blocks of 1 MB.
        const long bound = budget + (budget / 8) + (1 << 20);
        using RocksDbMemory memory = new(1 << 20, budget);
        using RocksDatabase one = Open("one", memory);
        using RocksDatabase two = Open("two", memory);
        byte[] value = new byte[10_000];
        for (int i = 0; i < 1000; i++)
        {
            one.Put(one.Default, BitConverter.GetBytes(i), value);
            if (i % 10 == 0)
                two.Put(two.Default, BitConverter.GetBytes(i), value);
            Assert.That(one.ActiveMemoryBytes() + two.ActiveMemoryBytes(), Is.LessThan(bound));
        }
        Assert.That(memory.Flushes, Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void The_fuller_database_is_flushed_and_the_other_left_alone()
    {
        using RocksDbMemory memory = new(1 << 20, 4 << 20);
        using RocksDatabase quiet = Open("quiet", memory);
        using RocksDatabase busy = Open("busy", memory);
        Put(quiet, "a=1");
        for (int i = 0; i < 600; i++)
            busy.Put(busy.Default, BitConverter.GetBytes(i), new byte[10_000]);
        Assert.That(memory.Flushes, Is.EqualTo(1));
        Assert.That(quiet.PropertyNumber(quiet.Default, "rocksdb.num-entries-active-mem-table"), Is.EqualTo(1));
    }

    [Test]
    public void Blocks_of_several_databases_lie_in_one_cache_and_are_unpinned_in_the_end()
    {
        using RocksDbMemory memory = new(8 << 20, 8 << 20);
        using RocksDbOptions options = new();
        options.SetCreateIfMissing().SetBlockBasedTableFactory(new BlockBasedTableOptions()
            .SetBlockCache(memory).SetBlockSize(4096).SetFilterPolicy(BloomFilterPolicy.Create()).SetCacheIndexAndFilterBlocks(true));
        using RocksDatabase one = RocksDatabase.Open(Path.Combine(Directory, "one"), options, memory);
        using RocksDatabase two = RocksDatabase.Open(Path.Combine(Directory, "two"), options, memory);
        long used = 0;
        foreach (RocksDatabase database in new[] { one, two })
        {
            for (int i = 0; i < 200; i++)
                Put(database, $"{i:D4}={new string('x', 500)}");
            database.Flush(database.Default);
            using (RocksIterator iterator = database.Iterate(database.Default))
            {
                iterator.SeekToFirst();
                Assert.That(memory.BlockCachePinnedBytes, Is.Positive);
                Assert.That(Walk(iterator), Has.Count.EqualTo(200));
            }
            Assert.That(memory.BlockCacheUsedBytes, Is.GreaterThan(used + 50_000));
            used = memory.BlockCacheUsedBytes;
        }
    }

    [Test]
    public void A_budget_must_be_positive()
    {
        Assert.That(() => new RocksDbMemory(0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RocksDbMemory(1, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
