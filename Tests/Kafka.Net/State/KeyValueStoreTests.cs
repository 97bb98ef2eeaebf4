using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Tests.State;

[TestFixture(StoreBacking.RocksDb, false)]
[TestFixture(StoreBacking.RocksDb, true)]
[TestFixture(StoreBacking.Memory, false)]
[TestFixture(StoreBacking.Memory, true)]
internal sealed class KeyValueStoreTests(StoreBacking backing, bool caching) : StoreFixture
{
    private StoreSpec Plain => Spec(StoreKind.KeyValue, backing) with { Caching = caching };

    private StoreSpec Table => Spec(StoreKind.TimestampedKeyValue, backing) with { Caching = caching };

    [Test]
    public void What_is_put_is_got_over_commits_until_it_is_deleted()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Text));
        store.Put("a", "1");
        store.Put("b", "");
        Assert.That(store.Get("a"), Is.EqualTo("1"));
        store.Flush();
        store.Apply(2);
        Assert.That(store.Get("a"), Is.EqualTo("1"));
        Assert.That(store.Get("b"), Is.Empty);
        Assert.That(store.Delete("a"), Is.EqualTo("1"));
        Assert.That(store.Get("a"), Is.Null);
        store.Flush();
        store.Apply(3);
        Assert.That(store.Get("a"), Is.Null);
        Assert.That(store.PutIfAbsent("b", "x"), Is.Empty);
        Assert.That(store.PutIfAbsent("c", "x"), Is.Null);
        Assert.That(store.Get("c"), Is.EqualTo("x"));
    }

    [Test]
    public void Ranges_have_both_ends_and_go_both_ways_over_committed_and_new_entries()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Long));
        foreach (string key in new[] { "b", "d", "a", "e" })
            store.Put(key, 1);
        store.Flush();
        store.Apply(4);
        store.Put("c", 2);
        store.Put("d", 3);
        store.Put("b", 0, valueIsNull: true);
        Assert.That(Walk(store.Range(false, "", false, "", false)), Is.EqualTo(["a=1", "c=2", "d=3", "e=1"]));
        Assert.That(Walk(store.Range(true, "b", true, "d", false)), Is.EqualTo(["c=2", "d=3"]));
        Assert.That(Walk(store.Range(true, "c", true, "d", true)), Is.EqualTo(["d=3", "c=2"]));
        Assert.That(Walk(store.Range(false, "", true, "c", true)), Is.EqualTo(["c=2", "a=1"]));
        Assert.That(Walk(store.Range(true, "e", true, "a", false)), Is.Empty);
    }

    [Test]
    public void Order_is_that_of_unsigned_bytes()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Text));
        foreach (string key in new[] { "é", "z", "A", "", "aa", "a" })
            store.Put(key, "v");
        Assert.That(store.All().Select(entry => entry.Key), Is.EqualTo(["", "A", "a", "aa", "z", "é"]));
        Assert.That(store.ReverseAll().Select(entry => entry.Key), Is.EqualTo(["é", "z", "aa", "a", "A", ""]));
    }

    [Test]
    public void Prefixes_are_found_also_where_bytes_overflow()
    {
        var store = Open(StoreFactory.KeyValue(Plain, new SerDes.ByteArraySerDes(), Text));
        foreach (byte[] key in new byte[][] { [1], [1, 255], [1, 255, 3], [2], [255, 255], [255] })
            store.Put(key, Convert.ToHexString(key));
        Assert.That(Values(store.Prefix([1, 255])), Is.EqualTo(["01FF", "01FF03"]));
        Assert.That(Values(store.Prefix([255])), Is.EqualTo(["FF", "FFFF"]));

        static List<string> Values(ICursor<byte[], string> cursor)
        {
            List<string> values = [];
            using (cursor)
            {
                while (cursor.MoveNext())
                    values.Add(cursor.Value);
            }
            return values;
        }
    }

    [Test]
    public void A_walk_survives_changes_of_what_it_walks_over_and_ends()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Long));
        for (int i = 0; i < 500; i++)
            store.Put($"{i:D4}", i);
        HashSet<string> seen = [];
        using ICursor<string, long> cursor = store.Range(false, "", false, "", false);
        while (cursor.MoveNext())
        {
            Assert.That(seen.Add(cursor.Key), Is.True);
            store.Put(cursor.Key, 0, valueIsNull: true);
            store.Put(cursor.Key + "x", 1);
            if (seen.Count > 2000)
                Assert.Fail("the walk does not end");
        }
        Assert.That(seen, Is.SupersetOf(Enumerable.Range(0, 500).Select(i => $"{i:D4}")));
    }

    [Test]
    public void A_table_keeps_times_in_the_store_and_not_in_the_changelog_value()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Table, Text, Text));
        At(99);
        table.Put("a", "1", false, 5);
        table.Flush();
        Assert.That(table.TryGet("a", out string value, out long timestamp), Is.True);
        Assert.That((value, timestamp), Is.EqualTo(("1", 5L)));
        Assert.That(Walk(table.Range(false, "", false, "", false)), Is.EqualTo(["a=1@5"]));
        table.Put("a", null!, true, 6);
        table.Flush();
        Assert.That(Sink.Records.Select(r => (r.Topic, r.Partition, Utf8(r.Key), Utf8(r.Value), r.Timestamp)),
            Is.EqualTo([("app-store-changelog", 3, "a", "1", 5L), ("app-store-changelog", 3, "a", "null", 99L)]));
    }

    [Test]
    public void A_table_in_a_plain_store_has_no_times_but_those_that_its_cache_remembers()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Table with { KeepsTimestamps = false }, Text, Text));
        At(99);
        table.Put("a", "1", false, 5);
        table.Flush();
        Assert.That(table.Get("a"), Is.EqualTo(ValueAndTimestamp<string>.Make("1", Table.Caching ? 5 : -1)));
        Assert.That(Sink.Records.Single().Timestamp, Is.EqualTo(5));
    }

    [Test]
    public void A_record_without_a_key_in_a_source_topic_restores_nothing()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Table, Text, Text));
        table.Restore(new Processors.IncomingRecord { Key = default, KeyIsNull = true, Value = Utf8("x"), Timestamp = 5, Offset = 0, Partition = 3 });
        table.EndRestore(1);
        Assert.That(Walk(table.Range(false, "", false, "", false)), Is.Empty);
    }

    [Test]
    public void The_changelog_restores_the_store()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Table, Text, Long));
        Restore(table, Utf8("a"), [0, 0, 0, 0, 0, 0, 0, 7], 70);
        Restore(table, Utf8("b"), [0, 0, 0, 0, 0, 0, 0, 8], 80);
        Restore(table, Utf8("a"), null, 90);
        table.EndRestore(3);
        Assert.That(table.ChangelogOffset, Is.EqualTo(3));
        Assert.That(Walk(table.Range(false, "", false, "", false)), Is.EqualTo(["b=8@80"]));
        Assert.That(Sink.Records, Is.Empty);
    }

    [Test]
    public void A_store_without_changelog_logs_nothing()
    {
        var store = Open(StoreFactory.KeyValue(Plain with { Logging = false }, Text, Text));
        store.Put("a", "1");
        store.Flush();
        Assert.That(Sink.Records, Is.Empty);
        Assert.That(store.ChangelogTopic, Is.Null);
    }

    [Test]
    public void A_closed_store_says_so()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Text));
        store.Close();
        Assert.That(() => store.Get("a"), Throws.TypeOf<Errors.InvalidStateStoreException>().With.Message.Contains("store is not open"));
        Assert.That(() => store.Put("a", "1"), Throws.TypeOf<Errors.InvalidStateStoreException>());
        Assert.That(() => store.All().ToList(), Throws.TypeOf<Errors.InvalidStateStoreException>());
    }

    [Test]
    public void Public_enumerators_look_one_key_ahead()
    {
        var store = Open(StoreFactory.KeyValue(Plain, Text, Text));
        store.PutAll([new("a", "1"), new("b", "2"), new("c", "3")]);
        using var entries = store.Range("a", "b");
        Assert.That(entries.PeekNextKey(), Is.EqualTo("a"));
        Assert.That(entries.MoveNext(), Is.True);
        Assert.That(entries.Current, Is.EqualTo(new KeyValuePair<string, string>("a", "1")));
        Assert.That(entries.ToList(), Is.EqualTo([new KeyValuePair<string, string>("b", "2")]));
        Assert.That(() => entries.PeekNextKey(), Throws.TypeOf<Errors.NotMoreValueException>());
        using var backwards = store.ReverseRange(null!, "b");
        Assert.That(backwards.ToList().Select(entry => entry.Key), Is.EqualTo(["b", "a"]));
    }
}
