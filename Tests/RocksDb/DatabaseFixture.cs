using System.Text;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Rocks.Tests;

/// <summary>A directory for each test, and the proof after each that every native has been freed.</summary>
public abstract class DatabaseFixture
{
    private long _openBefore;

    protected string Directory { get; private set; } = "";

    [SetUp]
    public void MakeDirectory()
    {
        _openBefore = OpenNatives.Count;
        Directory = System.IO.Directory.CreateTempSubdirectory("streamiz-rocks-").FullName;
    }

    [TearDown]
    public void EveryNativeIsFreed()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        Assert.That(OpenNatives.Count, Is.EqualTo(_openBefore), "natives left open");
    }

    protected RocksDatabase Open(string name = "db", RocksDbMemory? memory = null, params string[] families)
    {
        using RocksDbOptions options = new();
        options.SetCreateIfMissing().SetCreateMissingColumnFamilies();
        return RocksDatabase.Open(Path.Combine(Directory, name), options, memory, families);
    }

    protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    protected static void Put(RocksDatabase database, params string[] pairs)
    {
        foreach (string pair in pairs)
        {
            string[] parts = pair.Split('=');
            database.Put(database.Default, Utf8(parts[0]), Utf8(parts[1]));
        }
    }

    protected static string? Get(RocksDatabase database, string key, RocksSnapshot? snapshot = null)
    {
        using PinnedValue value = database.Get(database.Default, Utf8(key), snapshot);
        return value.IsFound ? Encoding.UTF8.GetString(value.Span) : null;
    }

    protected static List<string> Walk(RocksIterator iterator, bool backwards = false)
    {
        List<string> seen = [];
        if (backwards)
            iterator.SeekToLast();
        else
            iterator.SeekToFirst();
        while (iterator.IsValid)
        {
            seen.Add(Encoding.UTF8.GetString(iterator.Key) + "=" + Encoding.UTF8.GetString(iterator.Value));
            if (backwards)
                iterator.Previous();
            else
                iterator.Next();
        }
        return seen;
    }
}
