namespace Streamiz.Rocks.Tests;

public sealed class RocksIteratorTests : DatabaseFixture
{
    [Test]
    public void Bounds_hold_in_both_directions()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "b=2", "c=3", "d=4");
        using RocksIterator iterator = database.Iterate(database.Default, Utf8("b"), Utf8("d"));
        Assert.That(Walk(iterator), Is.EqualTo(["b=2", "c=3"]));
        Assert.That(Walk(iterator, backwards: true), Is.EqualTo(["c=3", "b=2"]));
    }

    [Test]
    public void One_bound_alone_holds()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "b=2", "c=3");
        using RocksIterator from = database.Iterate(database.Default, lower: Utf8("b"));
        using RocksIterator to = database.Iterate(database.Default, upper: Utf8("b"));
        Assert.That(Walk(from, backwards: true), Is.EqualTo(["c=3", "b=2"]));
        Assert.That(Walk(to), Is.EqualTo(["a=1"]));
    }

    [Test]
    public void Seek_finds_the_key_or_its_neighbour()
    {
        using RocksDatabase database = Open();
        Put(database, "b=2", "d=4");
        using RocksIterator iterator = database.Iterate(database.Default);
        iterator.Seek(Utf8("c"));
        Assert.That(iterator.Key.SequenceEqual("d"u8), Is.True);
        iterator.SeekForPrevious(Utf8("c"));
        Assert.That(iterator.Key.SequenceEqual("b"u8), Is.True);
        iterator.Seek(Utf8("e"));
        Assert.That(iterator.IsValid, Is.False);
    }

    [Test]
    public void Moving_or_reading_beyond_the_end_is_an_error_and_not_a_crash()
    {
        using RocksDatabase database = Open();
        using RocksIterator iterator = database.Iterate(database.Default);
        iterator.SeekToFirst();
        Assert.That(iterator.Next, Throws.InvalidOperationException);
        Assert.That(iterator.Previous, Throws.InvalidOperationException);
        Assert.That(() => iterator.Key.Length, Throws.InvalidOperationException);
        Assert.That(() => iterator.Value.Length, Throws.InvalidOperationException);
    }

    [Test]
    public void A_walk_sees_the_state_of_its_start()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "c=3");
        using RocksIterator iterator = database.Iterate(database.Default);
        Put(database, "b=2");
        Assert.That(Walk(iterator), Is.EqualTo(["a=1", "c=3"]));
    }

    [Test]
    public void A_snapshot_is_read_by_key_and_by_walk()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1");
        using RocksSnapshot snapshot = database.Snapshot();
        Put(database, "a=2", "b=2");
        Assert.That(Get(database, "a", snapshot), Is.EqualTo("1"));
        Assert.That(Get(database, "b", snapshot), Is.Null);
        using RocksIterator iterator = database.Iterate(database.Default, snapshot: snapshot);
        Assert.That(Walk(iterator), Is.EqualTo(["a=1"]));
    }
}
