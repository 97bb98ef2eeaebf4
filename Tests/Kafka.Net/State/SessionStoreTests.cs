using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Tests.State;

[TestFixture(StoreBacking.RocksDb, false, false)]
[TestFixture(StoreBacking.RocksDb, true, false)]
[TestFixture(StoreBacking.RocksDb, false, true)]
[TestFixture(StoreBacking.Memory, false, false)]
[TestFixture(StoreBacking.Memory, true, false)]
internal sealed class SessionStoreTests(StoreBacking backing, bool caching, bool timeOrdered) : StoreFixture
{
    private StoreSpec Sessions => Spec(StoreKind.Session, backing) with { RetentionMs = 100_000, Caching = caching, TimeOrdered = timeOrdered };

    [Test]
    public void Sessions_are_found_by_their_earliest_end_and_latest_start()
    {
        var store = Open(StoreFactory.Session(Sessions, Text, Text));
        store.Put("a", 0, 10, "1", false);
        store.Put("a", 20, 30, "2", false);
        store.Put("a", 40, 40, "3", false);
        store.Put("aa", 20, 30, "x", false);
        store.Flush();
        Assert.That(Walk(store.Find("a", 10, 20, false)), Is.EqualTo(["a@0/10=1", "a@20/30=2"]));
        Assert.That(Walk(store.Find("a", 11, 39, false)), Is.EqualTo(["a@20/30=2"]));
        Assert.That(Walk(store.Find("a", 0, long.MaxValue, true)), Is.EqualTo(["a@40/40=3", "a@20/30=2", "a@0/10=1"]));
        Assert.That(Walk(store.FindKeys(true, "a", true, "aa", 20, 30, false)), Is.EqualTo(["a@20/30=2", "aa@20/30=x"]));
        Assert.That(Walk(store.FindByEnd(10, 30)), Is.EqualTo(["a@0/10=1", "a@20/30=2", "aa@20/30=x"]));
        Assert.That(store.FetchSession("a", 20, 30), Is.EqualTo("2"));
        Assert.That(store.FetchSession("a", 20, 31), Is.Null);
        using var sessions = store.Fetch("a");
        Assert.That(sessions.ToList().Select(s => s.Key.Window), Is.EqualTo([new SessionWindow(0, 10), new SessionWindow(20, 30), new SessionWindow(40, 40)]));
    }

    [Test]
    public void Closed_sessions_come_by_end_and_then_as_the_kind_of_store_orders_them()
    {
        var store = Open(StoreFactory.Session(Sessions, Text, Text));
        store.Put("b", 5, 20, "1", false);
        store.Put("a", 10, 20, "2", false);
        store.Put("a", 30, 31, "3", false);
        store.Put("c", 0, 1, "4", false);
        string[] expected = backing == StoreBacking.Memory
            ? ["c@0/1=4", "a@10/20=2", "b@5/20=1", "a@30/31=3"]
            : ["c@0/1=4", "b@5/20=1", "a@10/20=2", "a@30/31=3"];
        Assert.That(Walk(store.FindByEnd(0, 31)), Is.EqualTo(expected));
        Assert.That(Walk(store.FindByEnd(2, 30)), Is.EqualTo(expected[1..3]));
    }

    [Test]
    public void A_removed_session_is_gone_and_logged_as_deleted()
    {
        var store = Open(StoreFactory.Session(Sessions, Text, Text));
        At(9);
        store.Put("a", 5, 7, "1", false);
        store.Flush();
        store.Remove(new Windowed<string>("a", new SessionWindow(5, 7)));
        store.Flush();
        Assert.That(Walk(store.Find("a", 0, long.MaxValue, false)), Is.Empty);
        Assert.That(Sink.Records.Select(r => (Convert.ToHexString(r.Key), Utf8(r.Value), r.Timestamp)), Is.EqualTo(
            [("6100000000000000070000000000000005", "1", 9L), ("6100000000000000070000000000000005", "null", 9L)]));
    }

    [Test]
    public void Sessions_that_ended_before_the_retention_are_hidden()
    {
        // A cached store, and one ordered by time, keep some longer: the vectors say how long.
        bool strict = !caching && !timeOrdered;
        var store = Open(StoreFactory.Session(Sessions, Text, Text));
        store.Put("a", 0, 50, "old", false);
        store.Put("a", 40, 51, "kept", false);
        store.Put("b", 100_050, 100_050, "new", false);
        store.Flush();
        Assert.That(Walk(store.Find("a", 0, long.MaxValue, false)), Is.EqualTo(caching ? new[] { "a@0/50=old", "a@40/51=kept" } : ["a@40/51=kept"]));
        if (strict) Assert.That(store.FetchSession("a", 0, 50), Is.Null);
    }

    [Test]
    public void The_changelog_restores_the_store()
    {
        var store = Open(StoreFactory.Session(Sessions, Text, Text));
        Restore(store, [.. Utf8("k"), 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 4], Utf8("v"), 1);
        store.EndRestore(1);
        Assert.That(Walk(store.Find("k", 0, long.MaxValue, false)), Is.EqualTo(["k@4/9=v"]));
    }
}
