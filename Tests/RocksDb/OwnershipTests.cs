using Streamiz.Kafka.Net.State;

namespace Streamiz.Rocks.Tests;

public sealed class OwnershipTests : DatabaseFixture
{
    [Test]
    public void An_iterator_outlives_the_database_it_came_from()
    {
        RocksDatabase database = Open();
        Put(database, "a=1", "b=2");
        RocksIterator iterator = database.Iterate(database.Default);
        database.Dispose();
        Assert.That(Walk(iterator), Is.EqualTo(["a=1", "b=2"]));
        Assert.That(() => Open(), Throws.TypeOf<RocksException>(), "the native is still open");
        iterator.Dispose();
        Open().Dispose();
    }

    [Test]
    public void A_snapshot_and_a_pinned_value_keep_the_native_open()
    {
        RocksDatabase database = Open();
        Put(database, "a=1");
        database.Flush(database.Default);
        RocksSnapshot snapshot = database.Snapshot();
        PinnedValue value = database.Get(database.Default, Utf8("a"));
        database.Dispose();
        Assert.That(value.Span.SequenceEqual("1"u8), Is.True);
        value.Dispose();
        snapshot.Dispose();
    }

    [Test]
    public void A_closed_database_refuses_every_call()
    {
        RocksDatabase database = Open();
        ColumnFamily family = database.Default;
        using RocksBatch batch = new();
        database.Dispose();
        Assert.That(database.IsClosed, Is.True);
        Assert.That(() => Get(database, "a"), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => Put(database, "a=1"), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => database.Write(batch), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => database.Iterate(family), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => database.Snapshot(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(database.Dispose, Throws.Nothing);
    }

    [Test]
    public void A_disposed_child_refuses_every_call()
    {
        using RocksDatabase database = Open();
        RocksIterator iterator = database.Iterate(database.Default);
        RocksBatch batch = new();
        RocksSnapshot snapshot = database.Snapshot();
        iterator.Dispose();
        iterator.Dispose();
        batch.Dispose();
        snapshot.Dispose();
        Assert.That(iterator.SeekToFirst, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(batch.Clear, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => database.Write(batch), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => Get(database, "a", snapshot), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => database.Iterate(database.Default, snapshot: snapshot), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Open_natives_are_counted_one_by_one()
    {
        long before = OpenNatives.Count;
        using RocksDatabase database = Open();
        long open = OpenNatives.Count;
        Assert.That(open, Is.GreaterThan(before));
        using (database.Iterate(database.Default))
            Assert.That(OpenNatives.Count, Is.EqualTo(open + 1));
        using (database.Snapshot())
            Assert.That(OpenNatives.Count, Is.EqualTo(open + 1));
        Put(database, "a=1");
        using (database.Get(database.Default, Utf8("a")))
            Assert.That(OpenNatives.Count, Is.EqualTo(open + 1));
        using (database.Get(database.Default, Utf8("missing")))
            Assert.That(OpenNatives.Count, Is.EqualTo(open));
    }

    [Test]
    public void A_forgotten_iterator_is_freed_by_the_collector_and_the_database_with_it()
    {
        long before = OpenNatives.Count;
        Forget();
        for (int i = 0; i < 10 && OpenNatives.Count != before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.That(OpenNatives.Count, Is.EqualTo(before));

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        void Forget()
        {
            using RocksDatabase database = Open();
            database.Iterate(database.Default).SeekToFirst();
        }
    }

    [Test]
    public void Readers_on_other_threads_are_never_left_with_a_freed_database()
    {
        for (int round = 0; round < 8; round++)
        {
            RocksDatabase database = Open($"db{round}");
            Put(database, "a=1", "b=2");
            using Barrier start = new(3);
            Task[] readers = [Task.Run(() => ReadUntilClosed(database, start)), Task.Run(() => ReadUntilClosed(database, start))];
            start.SignalAndWait();
            database.Dispose();
            Task.WaitAll(readers);
        }
    }

    [Test]
    public void Options_with_a_comparator_may_be_disposed_while_a_database_uses_them()
    {
        string path = Path.Combine(Directory, "reversed");
        RocksDbOptions options = new();
        options.SetCreateIfMissing().SetComparator(new ReversedOrder());
        using RocksDatabase database = RocksDatabase.Open(path, options);
        options.Dispose();
        Put(database, "a=1", "b=2", "c=3");
        using RocksIterator iterator = database.Iterate(database.Default);
        Assert.That(Walk(iterator), Is.EqualTo(["c=3", "b=2", "a=1"]));
    }

    private static void ReadUntilClosed(RocksDatabase database, Barrier start)
    {
        start.SignalAndWait();
        try
        {
            // Bounded: the database is closed within a few of these.
            for (int i = 0; i < 10_000_000; i++)
            {
                Assert.That(Get(database, "a"), Is.EqualTo("1"));
                using RocksIterator iterator = database.Iterate(database.Default);
                Assert.That(Walk(iterator), Has.Count.EqualTo(2));
            }
            Assert.Fail("never closed");
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
