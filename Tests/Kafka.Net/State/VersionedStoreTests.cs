using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Tests.State;

[TestFixture(StoreBacking.RocksDb)]
[TestFixture(StoreBacking.Memory)]
internal sealed class VersionedStoreTests(StoreBacking backing) : StoreFixture
{
    private const long Latest = IVersionedKeyValueStore<string, string>.ValidToUndefined;

    private StoreSpec Versions => Spec(StoreKind.Versioned, backing) with { RetentionMs = 1000 };

    [Test]
    public void Each_time_sees_the_version_that_held_then()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        Assert.That(store.Put("k", "a", 10), Is.EqualTo(Latest));
        Assert.That(store.Put("k", "b", 20), Is.EqualTo(Latest));
        Assert.That(store.Put("k", null!, 30), Is.EqualTo(Latest));
        Assert.That(store.Put("k", "d", 40), Is.EqualTo(Latest));
        Assert.That(store.Put("kk", "x", 15), Is.EqualTo(Latest));
        Assert.That(store.Get("k"), Is.EqualTo(new VersionedRecord<string>("d", 40)));
        Assert.That(store.Get("k", 9), Is.Null);
        Assert.That(store.Get("k", 10), Is.EqualTo(new VersionedRecord<string>("a", 10)));
        Assert.That(store.Get("k", 29), Is.EqualTo(new VersionedRecord<string>("b", 20)));
        Assert.That(store.Get("k", 35), Is.Null);
        Assert.That(store.Get("k", 999), Is.EqualTo(new VersionedRecord<string>("d", 40)));
    }

    [Test]
    public void A_version_out_of_order_finds_its_place()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("k", "a", 10);
        store.Put("k", "c", 30);
        Assert.That(store.Put("k", "b", 20), Is.EqualTo(30));
        Assert.That(store.Put("k", "0", 5), Is.EqualTo(10));
        Assert.That(store.Put("k", "A", 10), Is.EqualTo(20));
        Assert.That(store.Get("k", 15), Is.EqualTo(new VersionedRecord<string>("A", 10)));
        Assert.That(store.Get("k", 25), Is.EqualTo(new VersionedRecord<string>("b", 20)));
        Assert.That(store.Get("k"), Is.EqualTo(new VersionedRecord<string>("c", 30)));
        Assert.That(store.Put("k", "C", 30), Is.EqualTo(Latest));
        Assert.That(store.Get("k")!.Value, Is.EqualTo("C"));
    }

    [Test]
    public void A_deletion_that_comes_first_bounds_what_comes_later_with_an_older_time()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        Assert.That(store.Put("k", null!, 20), Is.EqualTo(Latest));
        Assert.That(store.Put("k", "a", 10), Is.EqualTo(20));
        Assert.That(store.Get("k"), Is.Null);
        Assert.That(store.Get("k", 12), Is.EqualTo(new VersionedRecord<string>("a", 10)));
        Assert.That(store.Delete("k", 12), Is.EqualTo(new VersionedRecord<string>("a", 10)));
        Assert.That(store.Get("k", 15), Is.Null);
    }

    [Test]
    public void A_deletion_at_the_time_of_the_first_value_takes_it_away_as_if_it_had_never_been()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("k", "a", 20);
        Assert.That(store.Put("k", null!, 20), Is.EqualTo(Latest));
        Assert.That(store.Get("k"), Is.Null);
        Assert.That(store.Put("k", "older", 10), Is.EqualTo(Latest), "nothing is known to be newer");
        Assert.That(store.Get("k"), Is.EqualTo(new VersionedRecord<string>("older", 10)));
    }

    [Test]
    public void A_deletion_at_the_time_of_a_later_value_still_ends_the_one_before()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("k", "a", 10);
        store.Put("k", "b", 20);
        Assert.That(store.Put("k", null!, 20), Is.EqualTo(Latest));
        Assert.That(store.Get("k", 19), Is.EqualTo(new VersionedRecord<string>("a", 10)));
        Assert.That(store.Get("k", 25), Is.Null);
        Assert.That(store.Put("k", "between", 15), Is.EqualTo(20));
        Assert.That(store.Get("k"), Is.Null);
    }

    [Test]
    public void What_is_older_than_the_history_is_neither_put_nor_seen()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("k", "a", 0);
        store.Put("k", "b", 500);
        store.Put("other", "x", 1400);
        Assert.That(store.Put("k", "late", 399), Is.EqualTo(IVersionedKeyValueStore<string, string>.NotPut));
        Assert.That(Task.DroppedRecords, Is.EqualTo(1));
        Assert.That(store.Get("k", 399), Is.Null);
        Assert.That(store.Get("k", 400), Is.EqualTo(new VersionedRecord<string>("a", 0)));
        store.Put("other", "y", 5000);
        Assert.That(store.Get("k"), Is.EqualTo(new VersionedRecord<string>("b", 500)), "the latest never expires");
    }

    [Test]
    public void The_changelog_restores_all_versions()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("k", "a", 10);
        store.Put("k", null!, 30);
        store.Put("k", "b", 20);
        Assert.That(Sink.Records.Select(r => (Utf8(r.Key), Utf8(r.Value), r.Timestamp)), Is.EqualTo([("k", "a", 10L), ("k", "null", 30L), ("k", "b", 20L)]));
        store.Close();
        LoseDisk();
        var restored = Open(StoreFactory.Versioned(Versions, Text, Text));
        foreach (LoggedRecord record in Sink.Records.ToList())
            Restore(restored, record.Key, record.Value, record.Timestamp);
        restored.EndRestore(3);
        Assert.That(restored.Get("k"), Is.Null);
        Assert.That(restored.Get("k", 25), Is.EqualTo(new VersionedRecord<string>("b", 20)));
        Assert.That(restored.Get("k", 15), Is.EqualTo(new VersionedRecord<string>("a", 10)));
        Assert.That(Sink.Records, Has.Count.EqualTo(3), "a restore logs nothing");
    }

    [Test]
    public void Latest_values_are_listed_without_the_deleted_ones()
    {
        var store = Open(StoreFactory.Versioned(Versions, Text, Text));
        store.Put("b", "1", 10);
        store.Put("a", "1", 10);
        store.Put("a", "2", 20);
        store.Put("c", "1", 10);
        store.Put("c", null!, 20);
        Assert.That(Walk(store.Range(false, "", false, "", false)), Is.EqualTo(["a=2@20", "b=1@10"]));
        Assert.That(Walk(store.Range(true, "b", true, "c", true)), Is.EqualTo(["b=1@10"]));
    }
}
