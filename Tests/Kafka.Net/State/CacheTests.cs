using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Tests.State;

[TestFixture(StoreBacking.RocksDb)]
[TestFixture(StoreBacking.Memory)]
internal sealed class CacheTests(StoreBacking backing) : StoreFixture
{
    private readonly List<string> _flushed = [];

    private StoreSpec Cached => Spec(StoreKind.TimestampedKeyValue, backing) with { Caching = true };

    [SetUp]
    public void ForgetFlushed() => _flushed.Clear();

    [Test]
    public void Updates_of_a_key_go_on_as_one_in_the_order_of_their_last_update()
    {
        var table = Listened(sendOldValues: true, Cached);
        Put(table, "a", "1", 1);
        Put(table, "b", "1", 2);
        Put(table, "a", "2", 3);
        Assert.That(_flushed, Is.Empty);
        Assert.That(Sink.Records, Is.Empty);
        Assert.That(table.Get("a").Value, Is.EqualTo("2"));
        table.Flush();
        Assert.That(_flushed, Is.EqualTo(["b: null>1 @2 offset 2", "a: null>2 @3 offset 3"]));
        Assert.That(Sink.Records.Select(r => Utf8(r.Key) + Utf8(r.Value)), Is.EqualTo(["b1", "a2"]));
        Put(table, "a", "3", 4);
        table.Flush();
        Assert.That(_flushed[^1], Is.EqualTo("a: 2>3 @4 offset 4"));
    }

    [Test]
    public void A_row_made_and_deleted_between_two_flushes_sends_nothing()
    {
        var table = Listened(sendOldValues: false, Cached);
        Put(table, "a", "1", 1);
        Put(table, "a", null, 2);
        table.Flush();
        Assert.That(_flushed, Is.Empty);
        Assert.That(Sink.Records, Is.Empty);
        Put(table, "b", "1", 3);
        table.Flush();
        Put(table, "b", null, 4);
        table.Flush();
        Assert.That(_flushed, Is.EqualTo(["b: null>1 @3 offset 3", "b: null>null @4 offset 4"]));
    }

    [Test]
    public void The_record_being_worked_on_is_the_same_after_a_flush()
    {
        var table = Listened(sendOldValues: false, Cached);
        Put(table, "a", "1", 1);
        At(50, 60);
        table.Flush();
        Assert.That((Task.Record.Timestamp, Task.Record.Offset), Is.EqualTo((50L, 60L)));
    }

    [Test]
    public void What_a_listener_puts_goes_on_in_the_same_flush()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Cached, Text, Text));
        Assert.That(table.SetFlushListener(new Listener(this, () => table.Put("late", "x", false, 9)), sendOldValues: false), Is.True);
        Put(table, "a", "1", 1);
        table.Flush();
        Assert.That(_flushed, Is.EqualTo(["a: null>1 @1 offset 1", "late: null>x @9 offset 1"]));
        Assert.That(table.Get("late").Value, Is.EqualTo("x"));
    }

    [Test]
    public void The_oldest_goes_on_early_when_there_is_no_more_room()
    {
        var table = Listened(sendOldValues: false, Cached with { CacheBytes = 1000 });
        for (int i = 0; i < 20; i++)
            Put(table, $"k{i:D2}", "value", i);
        // Seven entries of 136 bytes have room.
        Assert.That(_flushed.Select(f => f[..3]), Is.EqualTo(Enumerable.Range(0, 13).Select(i => $"k{i:D2}")));
        Assert.That(Task.Record.Timestamp, Is.EqualTo(19));
        table.Flush();
        Assert.That(_flushed, Has.Count.EqualTo(20));
        Assert.That(_flushed, Is.Ordered);
    }

    [Test]
    public void An_uncached_store_takes_no_listener()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Cached with { Caching = false }, Text, Text));
        Assert.That(table.SetFlushListener(new Listener(this, null), sendOldValues: true), Is.False);
    }

    [Test]
    public void Windows_go_on_with_their_window_as_key()
    {
        var store = Open(StoreFactory.TimestampedWindow(
            Spec(StoreKind.TimestampedWindow, backing) with { Caching = true, RetentionMs = 1000, WindowSizeMs = 10 }, Text, Text));
        List<string> seen = [];
        store.SetFlushListener(new WindowListener(seen), sendOldValues: true);
        At(5);
        store.Put("a", 0, "1", false, 5);
        store.Put("a", 0, "2", false, 6);
        Assert.That(Walk(store.Fetch("a", 0, 10, false)), Is.EqualTo(["a@0/10=2"]));
        store.Flush();
        store.Put("a", 0, "3", false, 7);
        store.Flush();
        Assert.That(seen, Is.EqualTo(["[a@0/10]: null>2 @6", "[a@0/10]: 2>3 @7"]));
    }

    private TimestampedKeyValueStore<string, string> Listened(bool sendOldValues, StoreSpec spec)
    {
        var table = Open(StoreFactory.TimestampedKeyValue(spec, Text, Text));
        table.SetFlushListener(new Listener(this, null), sendOldValues);
        return table;
    }

    private void Put(TimestampedKeyValueStore<string, string> table, string key, string? value, long timestamp)
    {
        At(timestamp, timestamp);
        table.Put(key, value!, value is null, timestamp);
    }

    private sealed class Listener(CacheTests test, Action? once) : IFlushListener<string, string>
    {
        private Action? _once = once;

        public void OnFlush(in StreamRecord<string, Change<string>> update)
        {
            Change<string> change = update.Value;
            test._flushed.Add($"{update.Key}: {(change.OldIsNull ? "null" : change.Old)}>{(change.NewIsNull ? "null" : change.New)} @{update.Timestamp} offset {test.Task.Record.Offset}");
            Action? act = _once;
            _once = null;
            act?.Invoke();
        }
    }

    private sealed class WindowListener(List<string> seen) : IFlushListener<Windowed<string>, string>
    {
        public void OnFlush(in StreamRecord<Windowed<string>, Change<string>> update)
        {
            Change<string> change = update.Value;
            seen.Add($"{update.Key}: {(change.OldIsNull ? "null" : change.Old)}>{(change.NewIsNull ? "null" : change.New)} @{update.Timestamp}");
        }
    }
}
