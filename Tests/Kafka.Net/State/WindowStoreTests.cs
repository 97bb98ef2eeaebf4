using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Tests.State;

internal sealed class WindowStoreTests : StoreFixture
{
    private const long Minute = 60_000;

    private static StoreSpec Windows(StoreBacking backing, bool caching = false) => Spec(StoreKind.TimestampedWindow, backing) with
    {
        RetentionMs = 10 * Minute, WindowSizeMs = Minute, Caching = caching,
    };

    private static readonly object[] All =
    [
        new object[] { StoreBacking.RocksDb, false, false }, new object[] { StoreBacking.RocksDb, true, false },
        new object[] { StoreBacking.RocksDb, false, true }, new object[] { StoreBacking.Memory, false, false },
        new object[] { StoreBacking.Memory, true, false },
    ];

    [TestCaseSource(nameof(All))]
    public void A_keys_windows_are_found_by_time_and_not_those_of_keys_that_look_alike(StoreBacking backing, bool caching, bool timeOrdered)
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing, caching) with { TimeOrdered = timeOrdered }, Text, Long));
        foreach (string key in new[] { "a", "a\0", "aa", "", "b" })
        {
            for (long start = 0; start <= 9 * Minute; start += Minute)
                store.Put(key, start, start / Minute, false, start + 1);
            store.Flush();
        }
        Assert.That(store.TryFetch("a", 2 * Minute, out long value, out long timestamp), Is.True);
        Assert.That((value, timestamp), Is.EqualTo((2L, (2 * Minute) + 1)));
        Assert.That(store.TryFetch("a", (2 * Minute) + 1, out _, out _), Is.False);
        string[] expected = ["a@120000/180000=2", "a@180000/240000=3", "a@240000/300000=4"];
        Assert.That(Walk(store.Fetch("a", 2 * Minute, 4 * Minute, false)), Is.EqualTo(expected));
        Assert.That(Walk(store.Fetch("a", 2 * Minute, 4 * Minute, true)), Is.EqualTo(expected.Reverse()));
        Assert.That(Walk(store.Fetch("a", 0, long.MaxValue, false)), Has.Count.EqualTo(10));
        Assert.That(Walk(store.Fetch("a", -5, -1, false)), Is.Empty);
        Assert.That(Walk(store.Fetch("none", 0, long.MaxValue, true)), Is.Empty);
    }

    [Test]
    public void Duplicates_are_numbered_on_after_a_restart_so_that_none_is_overwritten([Values] bool losesDisk)
    {
        StoreSpec spec = Spec(StoreKind.Window, StoreBacking.RocksDb) with { RetentionMs = 10 * Minute, WindowSizeMs = Minute, RetainDuplicates = true };
        var before = Open(StoreFactory.Window(spec, Text, Text));
        before.Put("k", "one", 5);
        before.Put("k", "two", 5);
        before.Apply(2);
        before.Close();
        if (losesDisk) LoseDisk();
        var after = Open(StoreFactory.Window(spec, Text, Text), NewTask());
        if (losesDisk)
        {
            foreach (var record in Sink.Records.ToArray()) Restore(after, record.Key!, record.Value, record.Timestamp);
            after.EndRestore(2);
        }
        after.Put("k", "three", 5);
        Assert.That(Walk(after.Fetch("k", 0, 10, false)), Is.EqualTo(["k@5/60005=one", "k@5/60005=two", "k@5/60005=three"]));
    }

    [TestCaseSource(nameof(All))]
    public void Ranges_of_keys_hold_both_ends_however_the_keys_are_prefixes_of_each_other(StoreBacking backing, bool caching, bool timeOrdered)
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing, caching) with { TimeOrdered = timeOrdered }, new SerDes.ByteArraySerDes(), Long));
        byte[][] keys = [[], [0], [0, 0, 0], [1], [1, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1], [2], [0x7f, 1], [0xff], [0xff, 0xff]];
        foreach (byte[] key in keys)
        {
            store.Put(key, 0, 1, false, 1);
            store.Put(key, 7 * Minute, 1, false, 1);
        }
        foreach (byte[] from in keys)
        {
            foreach (byte[] to in keys)
            {
                int within = keys.Count(key => key.AsSpan().SequenceCompareTo(from) >= 0 && key.AsSpan().SequenceCompareTo(to) <= 0);
                Assert.That(Walk(store.FetchKeys(true, from, true, to, 0, long.MaxValue, false)), Has.Count.EqualTo(2 * within));
                Assert.That(Walk(store.FetchKeys(true, from, true, to, Minute, 8 * Minute, true)), Has.Count.EqualTo(within));
            }
        }
        Assert.That(Walk(store.FetchKeys(false, [], true, [1], 0, 0, false)), Has.Count.EqualTo(4));
        Assert.That(Walk(store.FetchKeys(true, [0xff], false, [], 0, 0, false)), Has.Count.EqualTo(2));
    }

    [Test]
    public void RocksDB_lists_by_segment_then_key_then_time()
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(StoreBacking.RocksDb), Text, Long));
        Fill(store);
        string[] expected = ["a@0/60000=1", "a@60000/120000=1", "b@0/60000=1", "b@60000/120000=1", "a@300000/360000=1", "b@300000/360000=1"];
        Assert.That(Walk(store.All(false)), Is.EqualTo(expected));
        Assert.That(Walk(store.All(true)), Is.EqualTo(expected.Reverse()));
        Assert.That(Walk(store.FetchAll(Minute, 5 * Minute, false)), Is.EqualTo(expected.Where(entry => !entry.Contains("@0/"))));
    }

    [TestCase(StoreBacking.Memory, false)]
    [TestCase(StoreBacking.RocksDb, true)]
    public void Memory_and_emission_on_close_list_by_time_then_key(StoreBacking backing, bool timeOrdered)
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing) with { TimeOrdered = timeOrdered }, Text, Long));
        Fill(store);
        string[] expected = ["a@0/60000=1", "b@0/60000=1", "a@60000/120000=1", "b@60000/120000=1", "a@300000/360000=1", "b@300000/360000=1"];
        Assert.That(Walk(store.All(false)), Is.EqualTo(expected));
        Assert.That(Walk(store.All(true)), Is.EqualTo(expected.Reverse()));
    }

    [Test]
    public void Ranges_of_keys_come_by_key_also_where_windows_are_kept_by_time()
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(StoreBacking.RocksDb) with { TimeOrdered = true }, Text, Long));
        Fill(store);
        Assert.That(Walk(store.FetchKeys(true, "a", true, "b", 0, long.MaxValue, false)), Is.EqualTo(
            ["a@0/60000=1", "a@60000/120000=1", "b@0/60000=1", "b@60000/120000=1", "a@300000/360000=1", "b@300000/360000=1"]));
    }

    [TestCase(StoreBacking.Memory)]
    [TestCase(StoreBacking.RocksDb)]
    public void What_is_older_than_the_retention_is_hidden(StoreBacking backing)
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing), Text, Long));
        store.Put("a", 0, 1, false, 0);
        store.Put("a", 1, 2, false, 0);
        store.Put("a", 10 * Minute, 3, false, 0);
        store.Flush();
        Assert.That(store.TryFetch("a", 0, out _, out _), Is.False);
        Assert.That(store.TryFetch("a", 1, out _, out _), Is.True);
        Assert.That(Walk(store.All(false)), Is.EqualTo(["a@1/60001=2", "a@600000/660000=3"]));
        Assert.That(Walk(store.Fetch("a", 0, 0, false)), Is.Empty);
    }

    [TestCase(StoreBacking.Memory, 0)]
    [TestCase(StoreBacking.RocksDb, 1)]
    public void A_late_put_is_refused_by_its_time_in_memory_and_by_segments_in_RocksDB(StoreBacking backing, int kept)
    {
        // Retention ten minutes, segments of five.
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing), Text, Long));
        store.Put("now", 19 * Minute, 1, false, 0);
        store.Put("late", 9 * Minute, 1, false, 0);
        Assert.That(Task.DroppedRecords, Is.EqualTo(1 - kept));
        store.Put("late", (5 * Minute) - 1, 1, false, 0);
        Assert.That(Task.DroppedRecords, Is.EqualTo(2 - kept));
        Assert.That(Walk(store.All(false)), Is.EqualTo(["now@1140000/1200000=1"]), "kept or not, it is hidden");
        Assert.That(Sink.Records, Has.Count.EqualTo(3), "logged all the same");
    }

    [TestCase(StoreBacking.Memory)]
    [TestCase(StoreBacking.RocksDb)]
    public void Old_segments_are_dropped_for_good(StoreBacking backing)
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(backing), Text, Long));
        for (long start = 0; start < 100 * Minute; start += Minute)
        {
            store.Put("a", start, 1, false, 0);
            store.Flush();
            store.Apply(start);
        }
        Assert.That(store.EntriesHeld(), Is.EqualTo(15), "ten that are shown, and what lies in the segment of the oldest of them");
        Assert.That(Walk(store.All(false)), Has.Count.EqualTo(10));
    }

    [TestCase(StoreBacking.Memory)]
    [TestCase(StoreBacking.RocksDb)]
    public void Duplicates_are_kept_in_the_order_of_their_puts(StoreBacking backing)
    {
        var store = Open(StoreFactory.Window(Windows(backing) with { Kind = StoreKind.Window, RetainDuplicates = true }, Text, Text));
        At(50);
        store.Put("a", "1", 0);
        store.Put("a", "2", 0);
        store.Put("a", null!, 0);
        store.Put("ab", "x", 0);
        store.Put("a", "3", 1);
        Assert.That(Walk(store.Fetch("a", 0, 1, false)), Is.EqualTo(["a@0/60000=1", "a@0/60000=2", "a@1/60001=3"]));
        Assert.That(Walk(store.Fetch("a", 0, 1, true)), Is.EqualTo(["a@1/60001=3", "a@0/60000=2", "a@0/60000=1"]));
        Assert.That(Sink.Records.Select(r => Convert.ToHexString(r.Key)), Is.EqualTo(
        [
            "61000000000000000000000001", "61000000000000000000000002", "61000000000000000000000003", "6162000000000000000000000004", "61000000000000000100000005",
        ]));
        Assert.That(Sink.Records.Select(r => r.Timestamp), Is.All.EqualTo(50));
    }

    [TestCaseSource(nameof(All))]
    public void The_changelog_has_key_start_and_sequence_and_restores_the_store(StoreBacking backing, bool caching, bool timeOrdered)
    {
        StoreSpec spec = Windows(backing, caching) with { TimeOrdered = timeOrdered };
        var store = Open(StoreFactory.TimestampedWindow(spec, Text, Text));
        store.Put("a", Minute, "1", false, 77);
        store.Put("b", 2 * Minute, "2", false, 78);
        store.Flush();
        At(80);
        store.Put("b", 2 * Minute, null!, true, 79);
        store.Flush();
        Assert.That(Sink.Records.Select(r => (Convert.ToHexString(r.Key), Utf8(r.Value), r.Timestamp)), Is.EqualTo(
        [
            ("61000000000000EA6000000000", "1", 77L), ("62000000000001D4C000000000", "2", 78L), ("62000000000001D4C000000000", "null", 80L),
        ]));
        store.Close();
        LoseDisk();
        var restored = Open(StoreFactory.TimestampedWindow(spec, Text, Text));
        foreach (LoggedRecord record in Sink.Records.ToList())
            Restore(restored, record.Key, record.Value, record.Timestamp);
        restored.EndRestore(3);
        Assert.That(Walk(restored.All(false)), Is.EqualTo(["a@60000/120000=1"]));
        Assert.That(restored.TryFetch("a", Minute, out _, out long timestamp), Is.True);
        Assert.That(timestamp, Is.EqualTo(77));
        Assert.That(restored.ChangelogOffset, Is.EqualTo(3));
    }

    [Test]
    public void The_time_seen_so_far_survives_a_restart_of_a_store_on_disk()
    {
        var store = Open(StoreFactory.TimestampedWindow(Windows(StoreBacking.RocksDb), Text, Long));
        store.Put("a", 0, 1, false, 0);
        store.Put("a", 60 * Minute, 2, false, 0);
        store.Apply(2);
        store.Close();
        var again = Open(StoreFactory.TimestampedWindow(Windows(StoreBacking.RocksDb), Text, Long));
        Assert.That(again.ChangelogOffset, Is.EqualTo(2));
        again.Put("b", 0, 1, false, 0);
        Assert.That(Task.DroppedRecords, Is.EqualTo(1));
        Assert.That(Walk(again.All(false)), Is.EqualTo(["a@3600000/3660000=2"]));
    }

    [Test]
    public void An_unlimited_window_ends_beyond_all_numbers()
    {
        var store = Open(StoreFactory.Window(Windows(StoreBacking.RocksDb) with { Kind = StoreKind.Window, WindowSizeMs = long.MaxValue, RetentionMs = long.MaxValue }, Text, Text));
        store.Put("a", "1", 5);
        Assert.That(Walk(store.All(false)), Is.EqualTo([$"a@5/{long.MaxValue}=1"]));
    }

    private static void Fill(TimestampedWindowStore<string, long> store)
    {
        foreach (long start in new[] { 0, Minute, 5 * Minute })
        {
            foreach (string key in new[] { "b", "a" })
                store.Put(key, start, 1, false, 0);
        }
    }
}
