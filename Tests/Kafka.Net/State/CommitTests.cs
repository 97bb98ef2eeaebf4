using Streamiz.Kafka.Net.State;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.Tests.State;

internal sealed class CommitTests : StoreFixture
{
    [TestCase(StoreBacking.RocksDb)]
    [TestCase(StoreBacking.Memory)]
    public void An_abort_brings_the_last_commit_back(StoreBacking backing)
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, backing), Text, Text), NewTask(transactional: true));
        store.Put("a", "1");
        store.Put("b", "1");
        store.Apply(2);
        store.Put("a", "2");
        store.Put("b", null!);
        store.Put("c", "1");
        Assert.That(store.All().Select(e => e.Key + e.Value), Is.EqualTo(["a2", "c1"]));
        store.Abort();
        Assert.That(store.All().Select(e => e.Key + e.Value), Is.EqualTo(["a1", "b1"]));
        Assert.That(store.ChangelogOffset, Is.EqualTo(2));
    }

    [Test]
    public void An_abort_takes_back_the_time_seen_by_a_windowed_store()
    {
        var store = Open(StoreFactory.Window(Spec(StoreKind.Window, StoreBacking.RocksDb) with { RetentionMs = 1000, WindowSizeMs = 10 }, Text, Text));
        store.Put("a", "1", 0);
        store.Apply(1);
        store.Put("a", "2", 1_000_000);
        Assert.That(store.Fetch("a", 0), Is.Null);
        store.Abort();
        Assert.That(store.Fetch("a", 0), Is.EqualTo("1"));
    }

    [Test]
    public void A_crash_loses_data_and_offset_together()
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        store.Put("a", "1");
        store.Apply(1);
        string copy = Path.Combine(Folder, "crashed");
        CopyFolder(RocksStoreFolder.Of(store.Spec, Folder), RocksStoreFolder.Of(store.Spec, copy));
        store.Put("a", "2");
        store.Apply(2);
        // The copy is what a killed process leaves: nothing was flushed.
        TaskContext crashed = new(Task.Id, Task.Config, Sink) { StateFolder = copy };
        var found = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text), crashed);
        Assert.That((found.Get("a"), found.ChangelogOffset), Is.EqualTo(((string?)null, -1L)));
    }

    [Test]
    public void What_was_not_committed_is_not_there_after_a_close()
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        store.Put("a", "1");
        store.Apply(7);
        store.Put("b", "1");
        store.Close();
        var again = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        Assert.That(again.All().Select(e => e.Key), Is.EqualTo(["a"]));
        Assert.That(again.ChangelogOffset, Is.EqualTo(7));
    }

    [Test]
    public void A_store_that_is_open_elsewhere_is_refused_in_clear_words()
    {
        Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        Assert.That(() => StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text).Open(Task),
            Throws.TypeOf<Errors.ProcessorStateException>().With.Message.Contains("another process"));
    }

    [Test]
    public void A_store_wants_a_commit_before_its_buffer_grows_too_large()
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Long, Text));
        string value = new('x', 1000);
        Assert.That(store.WantsCommit, Is.False);
        for (int i = 0; i < 20_000; i++)
            store.Put(i, value);
        Assert.That(store.WantsCommit, Is.True);
        store.Apply(20_000);
        Assert.That(store.WantsCommit, Is.False);
        Assert.That(store.Get(19_999), Is.EqualTo(value));
    }

    [Test]
    public void An_iterator_left_open_does_not_bring_a_closing_store_down()
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        store.Put("a", "1");
        store.Put("b", "2");
        store.Apply(2);
        var entries = store.Range(null!, null!);
        Assert.That(entries.MoveNext(), Is.True);
        store.Close();
        Assert.That(entries.MoveNext(), Is.True);
        Assert.That(entries.Current!.Value.Value, Is.EqualTo("2"));
        entries.Dispose();
    }

    [Test]
    public void Stores_share_one_memory()
    {
        using RocksDbMemory memory = new(4 << 20, 4 << 20);
        TaskContext task = new(Task.Id, Task.Config, Sink) { StateFolder = Folder, RocksMemory = memory };
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Long, Text), task);
        string value = new('x', 1000);
        for (int i = 0; i < 8000; i++)
        {
            store.Put(i, value);
            if (i % 500 == 0)
                store.Apply(i);
        }
        Assert.That(memory.Flushes, Is.Positive);
    }

    [Test]
    public void An_lru_store_forgets_the_key_used_longest_ago_and_says_so_in_the_changelog()
    {
        var store = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.Lru) with { MaxEntries = 2 }, Text, Text));
        At(40);
        store.Put("a", "1");
        store.Put("b", "1");
        Assert.That(store.Get("a"), Is.EqualTo("1"));
        store.Put("c", "1");
        Assert.That(store.All().Select(e => e.Key), Is.EqualTo(["a", "c"]));
        Assert.That(Sink.Records.Select(r => Utf8(r.Key) + Utf8(r.Value)), Is.EqualTo(["a1", "b1", "bnull", "c1"]));
        store.Delete("a");
        store.Put("d", "1");
        Assert.That(store.All().Select(e => e.Key), Is.EqualTo(["c", "d"]));
    }

    private static void CopyFolder(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (string file in System.IO.Directory.GetFiles(from).Where(file => Path.GetFileName(file) != "LOCK"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
