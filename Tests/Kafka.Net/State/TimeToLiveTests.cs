using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Queries;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.State;

[TestFixture(StoreBacking.RocksDb)]
[TestFixture(StoreBacking.Memory)]
internal sealed class TimeToLiveTests(StoreBacking backing) : StoreFixture
{
    private const long Life = 640;

    [Test]
    public void An_entry_is_there_until_stream_time_has_passed_its_own_by_its_life()
    {
        var store = Table();
        Put(store, "a", "1", 1000);
        Put(store, "b", "2", 1300);
        Task.StreamTime = 1000 + Life - 1;
        Assert.That(Walk(store.Range(false, "", false, "", false)), Is.EqualTo(["a=1@1000", "b=2@1300"]));

        Task.StreamTime = 1000 + Life;
        Assert.That(store.Get("a"), Is.Null);
        Assert.That(store.Get("b").Value, Is.EqualTo("2"));
        Assert.That(Walk(store.Range(false, "", false, "", reverse: true)), Is.EqualTo(["b=2@1300"]));
        Assert.That(Walk(store.Prefix("a"u8)), Is.Empty);
        var view = new KeyValueView<string, string, string>(store, new Lock(), c => c.Value);
        Assert.That(view.All().Select(e => e.Key), Is.EqualTo(["b"]));
        Assert.That(view.Get("a"), Is.Null);
    }

    [Test]
    public void What_is_over_leaves_store_index_and_changelog_and_the_listener_is_told()
    {
        var store = Table();
        var told = new Told();
        store.SetFlushListener(told, sendOldValues: true);
        for (int i = 0; i < 10; i++) Put(store, $"k{i}", $"v{i}", 1000 + i);
        store.Apply(10);
        Sink.Records.Clear();

        Task.StreamTime = 100_000;
        Task.Expire();
        store.Apply(20);

        Assert.That(store.EntriesHeld(), Is.Zero);
        Assert.That(Sink.Records.Select(r => $"{Utf8(r.Key)}={Utf8(r.Value)}@{r.Timestamp}"), Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"k{i}=null@{1000 + i + Life}")));
        Assert.That(told.Updates, Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"k{i}: v{i} -> null @{1000 + i + Life}")));
    }

    [Test]
    public void Removal_is_bounded_and_goes_on_until_all_is_gone()
    {
        var store = Table();
        for (int i = 0; i < 10_000; i++) Put(store, $"k{i}", "v", 1000);
        store.Apply(1);
        Sink.Records.Clear();
        Task.StreamTime = 100_000;
        Task.Expire();
        Assert.That(Sink.Records, Has.Count.EqualTo(64));
        store.Flush();
        Assert.That(Sink.Records, Has.Count.EqualTo(64 + 4096));
        store.Flush();
        store.Flush();
        store.Apply(1);
        Assert.That(Sink.Records, Has.Count.EqualTo(10_000));
        Assert.That(store.EntriesHeld(), Is.Zero);
    }

    [Test]
    public void An_update_lives_anew_and_leaves_one_place_in_the_index()
    {
        var store = Table();
        for (int i = 0; i < 20; i++) Put(store, "a", $"{i}", 1000 + (100 * i));
        store.Apply(1);
        Assert.That(store.EntriesHeld(), Is.EqualTo(2));
        Task.StreamTime = 2900 + Life - 1;
        Task.Expire();
        Assert.That(store.Get("a").Value, Is.EqualTo("19"));
        Task.StreamTime = 2900 + Life + 10;
        Task.Expire();
        store.Apply(1);
        Assert.That(store.EntriesHeld(), Is.Zero);
    }

    [Test]
    public void A_deletion_and_a_put_that_comes_too_late_leave_nothing()
    {
        var store = Table();
        Put(store, "a", "1", 5000);
        store.Delete("a");
        Task.StreamTime = 5000;
        Task.Expire();
        Put(store, "b", "1", 100);
        Assert.That(store.Get("b"), Is.Null, "over when it came");
        Task.Expire();
        store.Apply(1);
        Assert.That(store.EntriesHeld(), Is.Zero);
    }

    [Test]
    public void A_restore_gives_the_same_answer_as_the_store()
    {
        var store = Table();
        for (int i = 0; i < 200; i++)
        {
            // The last one ends a span of the index, so that nothing that is over waits for its neighbours.
            Task.StreamTime = i == 199 ? 1999 : 10 * i;
            Task.Expire();
            Put(store, $"k{i % 90}", $"{i}", Task.StreamTime);
        }

        store.Apply(1);
        var expected = Walk(store.Range(false, "", false, "", false));
        store.Close();
        LoseDisk();
        var restored = Open(StoreFactory.TimestampedKeyValue(LivingSpec(StoreKind.TimestampedKeyValue), Text, Text), NewTask());
        foreach (var record in Sink.Records) Restore(restored, record.Key, record.Value, record.Timestamp);
        restored.EndRestore(Sink.Records.Count);

        Assert.That(expected, Has.Count.EqualTo(64));
        Assert.That(Walk(restored.Range(false, "", false, "", false)), Is.EqualTo(expected));
        restored.Flush();
        restored.Apply(1);
        Assert.That(restored.EntriesHeld(), Is.EqualTo(2 * 64), "an entry and its place in the index each");
    }

    [Test]
    public void A_plain_store_measures_by_the_time_of_the_record_that_put()
    {
        var store = Open(StoreFactory.KeyValue(LivingSpec(StoreKind.KeyValue), Text, Text));
        At(1000);
        store.Put("a", "1");
        At(1200);
        store.Put("b", "2");
        Assert.That(Sink.Records.Select(r => $"{Utf8(r.Key)}={Utf8(r.Value)}@{r.Timestamp}"), Is.EqualTo(["a=1@1000", "b=2@1200"]));
        Task.StreamTime = 1000 + Life;
        Assert.That(store.Get("a"), Is.Null);
        Assert.That(store.All().Select(e => e.Key + e.Value), Is.EqualTo(["b2"]));
        Assert.That(store.PutIfAbsent("a", "3"), Is.Null);
        Assert.That(store.Get("a"), Is.EqualTo("3"));
    }

    [Test]
    public void What_is_put_does_not_move_the_clock()
    {
        var store = Open(StoreFactory.KeyValue(LivingSpec(StoreKind.KeyValue), Text, Text));
        Task.StreamTime = 1000;
        At(1000);
        store.Put("a", "1");
        // A punctuation by the wall clock, far ahead of the records.
        At(1_000_000);
        store.Put("b", "2");
        Assert.That(Sink.Records.Select(r => r.Timestamp), Is.EqualTo(new[] { 1000L, 1000L }));
        Assert.That(store.All().Select(e => e.Key), Is.EqualTo(["a", "b"]));
        store.Apply(1);
        Task.StreamTime = 1000 + Life;
        Assert.That(store.All(), Is.Empty);
    }

    [Test]
    public void Under_a_cache_what_is_over_is_not_seen_and_is_removed_at_the_flush()
    {
        var store = Open(StoreFactory.TimestampedKeyValue(LivingSpec(StoreKind.TimestampedKeyValue) with { Caching = true }, Text, Text));
        var told = new Told();
        Assert.That(store.SetFlushListener(told, sendOldValues: true));
        Put(store, "a", "1", 1000);
        Put(store, "b", "1", 1000);
        store.Flush();
        Put(store, "a", "2", 1100);
        Task.StreamTime = 1000 + Life + 50;
        Task.Expire();
        Assert.That(Walk(store.Range(false, "", false, "", false)), Is.EqualTo(["a=2@1100"]));
        store.Flush();
        Task.StreamTime = 5000;
        store.Flush();
        store.Apply(1);

        Assert.That(told.Updates, Is.EqualTo(new[] { "a: null -> 1 @1000", "b: null -> 1 @1000", "a: 1 -> 2 @1100", "b: 1 -> null @1640", "a: 2 -> null @1740" }));
        Assert.That(store.EntriesHeld(), Is.Zero);
    }

    [Test]
    public void An_abort_brings_back_what_was_removed()
    {
        var task = NewTask(transactional: true);
        var store = Open(StoreFactory.TimestampedKeyValue(LivingSpec(StoreKind.TimestampedKeyValue), Text, Text), task);
        store.Put("a", ValueAndTimestamp<string>.Make("1", 1000));
        store.Apply(1);
        task.StreamTime = 5000;
        store.Put("b", ValueAndTimestamp<string>.Make("1", 5000));
        store.SweepBeforeARecord();
        store.Abort();
        task.StreamTime = 1000;
        Assert.That(store.Get("a").Value, Is.EqualTo("1"));
        Assert.That(store.EntriesHeld(), Is.EqualTo(2));

        task.StreamTime = 5000;
        store.Put("b", ValueAndTimestamp<string>.Make("1", 5000));
        store.SweepBeforeARecord();
        store.Apply(2);
        Assert.That(store.EntriesHeld(), Is.EqualTo(2), "b alone");
    }

    [Test]
    public void A_store_that_is_opened_again_knows_what_is_over()
    {
        if (backing == StoreBacking.Memory) return;
        var store = Table();
        Put(store, "a", "1", 1000);
        Task.StreamTime = 1000 + Life;
        store.Apply(1);
        store.Close();
        var again = Open(StoreFactory.TimestampedKeyValue(LivingSpec(StoreKind.TimestampedKeyValue), Text, Text), NewTask());
        Assert.That(again.Get("a"), Is.Null);
        again.Flush();
        Assert.That(again.EntriesHeld(), Is.EqualTo(2), "its span is not over yet");
    }

    [Test]
    public void Stores_that_have_another_end_are_refused()
    {
        var life = TimeSpan.FromSeconds(1);
        Assert.That(() => InMemoryWindows.As<string, string>("w").WithTimeToLive(life), Throws.ArgumentException.With.Message.Contains("kept for their retention"));
        Assert.That(() => Materialized<string, string, IKeyValueStore<Crosscutting.Bytes, byte[]>>.Create(Stores.PersistentVersionedKeyValueStore("v", life)).WithTimeToLive(life), Throws.ArgumentException.With.Message.Contains("store v"));
        Assert.That(() => Materialized<string, string, IKeyValueStore<Crosscutting.Bytes, byte[]>>.Create(Stores.LruMap("l", 10)).WithTimeToLive(life), Throws.ArgumentException.With.Message.Contains("number of entries"));
        Assert.That(() => Stores.WindowStoreBuilder(Stores.InMemoryWindowStore("w", life, life), Text, Text).WithTimeToLive(life), Throws.ArgumentException.With.Message.Contains("retention"));
        Assert.That(() => InMemory.As<string, string>("m").WithTimeToLive(TimeSpan.Zero), Throws.ArgumentException);
        Assert.That(() => Stores.KeyValueStoreBuilder(Stores.PersistentKeyValueStore("k"), Text, Text).WithTimeToLive(life), Throws.Nothing);
    }

    private StoreSpec LivingSpec(StoreKind kind) => Spec(kind, backing).Living(Life);

    private TimestampedKeyValueStore<string, string> Table() => Open(StoreFactory.TimestampedKeyValue(LivingSpec(StoreKind.TimestampedKeyValue), Text, Text));

    private void Put(TimestampedKeyValueStore<string, string> store, string key, string value, long time)
    {
        At(time);
        store.Put(key, value, valueIsNull: false, time);
    }

    private sealed class Told : IFlushListener<string, string>
    {
        public List<string> Updates { get; } = [];

        public void OnFlush(in StreamRecord<string, Change<string>> update) => Updates.Add(
            $"{update.Key}: {(update.Value.OldIsNull ? "null" : update.Value.Old)} -> {(update.Value.NewIsNull ? "null" : update.Value.New)} @{update.Timestamp}");
    }
}
