using System.Text;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.Tests.State;

/// <summary>Makes stores in a task of their own; afterwards no native may be open.</summary>
internal abstract class StoreFixture
{
    private readonly List<StoreCore> _stores = [];
    private long _openBefore;

    protected string Folder { get; private set; } = "";

    protected LogSink Sink { get; private set; } = null!;

    protected TaskContext Task { get; private set; } = null!;

    protected static StringSerDes Text { get; } = new();

    protected static Int64SerDes Long { get; } = new();

    [SetUp]
    public void MakeTask()
    {
        _openBefore = OpenNatives.Count;
        Folder = Directory.CreateTempSubdirectory("streamiz-state-").FullName;
        Sink = new LogSink();
        Task = NewTask();
    }

    [TearDown]
    public void CloseStores()
    {
        foreach (StoreCore store in _stores)
            store.Close();
        _stores.Clear();
        Directory.Delete(Folder, recursive: true);
        Assert.That(OpenNatives.Count, Is.EqualTo(_openBefore), "natives left open");
    }

    protected TaskContext NewTask(bool transactional = false) => new(new TaskId { Id = 0, Partition = 3 }, new StreamConfig { ApplicationId = "app" }, Sink)
    {
        StateFolder = Folder,
        Changelogs = new Dictionary<string, string> { ["store"] = "app-store-changelog" },
        Transactional = transactional,
    };

    protected static StoreSpec Spec(StoreKind kind, StoreBacking backing) => new() { Name = "store", Kind = kind, Backing = backing };

    protected T Open<T>(T store, TaskContext? task = null)
        where T : StoreCore
    {
        store.Open(task ?? Task);
        _stores.Add(store);
        return store;
    }

    /// <summary>The task's folder is empty again.</summary>
    protected void LoseDisk()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The record being worked on.</summary>
    protected void At(long timestamp, long offset = 0) => Task.Record.Set("input", 3, offset, timestamp, default);

    /// <summary>One record of the changelog.</summary>
    protected static void Restore(StoreCore store, byte[] key, byte[]? value, long timestamp) => store.Restore(new IncomingRecord
    {
        Key = key,
        Value = value,
        ValueIsNull = value is null,
        Timestamp = timestamp,
        Offset = 0,
        Partition = 3,
    });

    protected static string Utf8(byte[]? bytes) => bytes is null ? "null" : Encoding.UTF8.GetString(bytes);

    protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    protected static List<string> Walk<K, V>(ICursor<K, V> cursor)
    {
        List<string> seen = [];
        using (cursor)
        {
            while (cursor.MoveNext())
                seen.Add(cursor.Timestamp < 0 ? $"{cursor.Key}={cursor.Value}" : $"{cursor.Key}={cursor.Value}@{cursor.Timestamp}");
        }
        return seen;
    }

    protected static List<string> Walk<K, V>(IWindowCursor<K, V> cursor)
    {
        List<string> seen = [];
        using (cursor)
        {
            while (cursor.MoveNext())
                seen.Add($"{cursor.Key}@{cursor.Start}/{cursor.End}={cursor.Value}");
        }
        return seen;
    }
}
