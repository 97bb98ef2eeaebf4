using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Internal;
using Streamiz.Kafka.Net.State.Queries;

namespace Streamiz.Kafka.Net.Tests.State;

internal sealed class QueryTests : StoreFixture
{
    [Test]
    public void A_table_is_read_page_by_page_with_and_without_times()
    {
        var table = Open(StoreFactory.TimestampedKeyValue(Spec(StoreKind.TimestampedKeyValue, StoreBacking.RocksDb), Long, Text));
        for (int i = 0; i < 2000; i++)
            table.Put(i, $"v{i}", false, i);
        var view = View(QueryableStoreTypes.KeyValueStore<long, string>(), table);
        Assert.That(view.Get(7), Is.EqualTo("v7"));
        Assert.That(view.Get(-1), Is.Null);
        Assert.That(view.All().Select(e => e.Key), Is.EqualTo(Enumerable.Range(0, 2000)));
        Assert.That(view.ReverseAll().Select(e => e.Key), Is.EqualTo(Enumerable.Range(0, 2000).Reverse()));
        using var range = view.Range(10, 1100);
        Assert.That(range.ToList().Select(e => e.Key), Is.EqualTo(Enumerable.Range(10, 1091)));
        using var back = view.ReverseRange(10, 1100);
        Assert.That(back.ToList().Select(e => e.Key), Is.EqualTo(Enumerable.Range(10, 1091).Reverse()));
        var timed = View(QueryableStoreTypes.TimestampedKeyValueStore<long, string>(), table);
        Assert.That(timed.Get(7), Is.EqualTo(ValueAndTimestamp<string>.Make("v7", 7)));
    }

    [Test]
    public void A_walk_goes_on_when_its_place_is_deleted_between_two_pages()
    {
        var table = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.Memory), Long, Text));
        for (int i = 0; i < 1000; i++)
            table.Put(i, "v");
        using var entries = View(QueryableStoreTypes.KeyValueStore<long, string>(), table).Range(0, 5000);
        for (int i = 0; i < 512; i++)
            Assert.That(entries.MoveNext(), Is.True);
        table.Delete(511);
        Assert.That(entries.PeekNextKey(), Is.EqualTo(512));
        Assert.That(entries.ToList(), Has.Count.EqualTo(488));
    }

    [Test]
    public void Readers_on_other_threads_see_whole_values_while_the_task_writes()
    {
        var table = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.RocksDb), Text, Text));
        var view = View(QueryableStoreTypes.KeyValueStore<string, string>(), table);
        using CancellationTokenSource stop = new();
        Task[] readers = [System.Threading.Tasks.Task.Run(Read), System.Threading.Tasks.Task.Run(Read)];
        for (int i = 0; i < 3000; i++)
        {
            lock (Task.Gate)
            {
                table.Put($"key{i % 50}", new string((char)('a' + (i % 26)), 1 + (i % 90)));
                if (i % 100 == 0)
                    table.Apply(i);
            }
        }
        stop.Cancel();
        System.Threading.Tasks.Task.WaitAll(readers);

        void Read()
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (KeyValuePair<string, string> entry in view.All())
                    Assert.That(entry.Value.Distinct().Count(), Is.EqualTo(1));
            }
        }
    }

    [Test]
    public void The_stores_of_several_tasks_are_read_as_one()
    {
        var one = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.Memory), Text, Text));
        var two = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.Memory), Text, Text));
        one.Put("a", "1");
        two.Put("b", "2");
        var type = QueryableStoreTypes.KeyValueStore<string, string>();
        var both = type.Create(new Provider<IReadOnlyKeyValueStore<string, string>, string, string>(View(type, one), View(type, two)), "store");
        Assert.That((both.Get("a"), both.Get("b"), both.Get("c")), Is.EqualTo(("1", "2", (string?)null)));
        Assert.That(both.All().Select(e => e.Key), Is.EqualTo(["a", "b"]));
        using var range = both.Range(null!, null!);
        Assert.That(range.PeekNextKey(), Is.EqualTo("a"));
        Assert.That(range.ToList().Select(e => e.Value), Is.EqualTo(["1", "2"]));
        Assert.That(both.ApproximateNumEntries(), Is.EqualTo(2));
    }

    [Test]
    public void Windows_and_sessions_are_read_by_key_and_time()
    {
        var windows = Open(StoreFactory.TimestampedWindow(
            Spec(StoreKind.TimestampedWindow, StoreBacking.RocksDb) with { RetentionMs = 1000, WindowSizeMs = 10 }, Text, Long));
        windows.Put("a", 0, 1, false, 0);
        windows.Put("a", 10, 2, false, 0);
        var view = View(QueryableStoreTypes.WindowStore<string, long>(), windows);
        Assert.That(view.Fetch("a", 10), Is.EqualTo(2));
        using var of = view.Fetch("a", 0, 10);
        Assert.That(of.ToList(), Is.EqualTo([new KeyValuePair<long, long>(0, 1), new KeyValuePair<long, long>(10, 2)]));
        using var all = view.All();
        Assert.That(all.ToList().Select(e => e.Key.ToString()), Is.EqualTo(["[a@0/10]", "[a@10/20]"]));
        var sessions = Open(StoreFactory.Session(Spec(StoreKind.Session, StoreBacking.Memory) with { Name = "sessions", RetentionMs = 1000 }, Text, Long));
        sessions.Put("a", 1, 5, 3, false);
        var read = View(QueryableStoreTypes.SessionStore<string, long>(), sessions);
        Assert.That(read.FetchSession("a", 1, 5), Is.EqualTo(3));
    }

    [Test]
    public void A_closed_store_and_one_of_another_kind_are_refused()
    {
        var table = Open(StoreFactory.KeyValue(Spec(StoreKind.KeyValue, StoreBacking.Memory), Text, Text));
        Assert.That(QueryableStoreTypes.WindowStore<string, string>().Accepts(table), Is.False);
        Assert.That(QueryableStoreTypes.KeyValueStore<string, string>().Accepts(table), Is.True);
        Assert.That(() => View(QueryableStoreTypes.WindowStore<string, string>(), table), Throws.TypeOf<Errors.InvalidStateStoreException>());
        table.Close();
        Assert.That(() => View(QueryableStoreTypes.KeyValueStore<string, string>(), table), Throws.TypeOf<Errors.InvalidStateStoreException>());
    }

    private T View<T, K, V>(IQueryableStoreType<T, K, V> type, StoreCore store)
        where T : class => ((IStoreView<T>)type).View(store, Task.Gate);

    private sealed class Provider<T, K, V>(params T[] stores) : IStateStoreProvider<T, K, V>
        where T : class
    {
        public IEnumerable<T> Stores(string storeName, IQueryableStoreType<T, K, V> queryableStoreType) => stores;
    }
}
