using Streamiz.Kafka.Net.State;

namespace Streamiz.Rocks.Tests;

public sealed class RocksDatabaseTests : DatabaseFixture
{
    [Test]
    public void What_is_put_is_got_until_it_is_deleted()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "b=");
        Assert.That(Get(database, "a"), Is.EqualTo("1"));
        Assert.That(Get(database, "b"), Is.Empty);
        Assert.That(Get(database, "c"), Is.Null);
        database.Delete(database.Default, Utf8("a"));
        Assert.That(Get(database, "a"), Is.Null);
    }

    [Test]
    public void An_empty_key_is_a_key()
    {
        using RocksDatabase database = Open();
        database.Put(database.Default, [], Utf8("nothing"));
        Assert.That(Get(database, ""), Is.EqualTo("nothing"));
        database.Delete(database.Default, []);
        Assert.That(Get(database, ""), Is.Null);
    }

    [Test]
    public void A_range_is_deleted_up_to_its_end_exclusive()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "b=2", "c=3", "d=4");
        database.DeleteRange(database.Default, Utf8("b"), Utf8("d"));
        using RocksIterator iterator = database.Iterate(database.Default);
        Assert.That(Walk(iterator), Is.EqualTo(["a=1", "d=4"]));
    }

    [Test]
    public void Families_are_kept_apart_and_found_again_when_reopened()
    {
        using (RocksDatabase database = Open(families: "one"))
        {
            database.Put(database.Family("one"), Utf8("k"), Utf8("in one"));
            database.Put(database.CreateFamily("two"), Utf8("k"), Utf8("in two"));
            database.Put(database.Default, Utf8("k"), Utf8("in default"), WriteDurability.Sync);
        }
        using RocksDatabase again = Open();
        using PinnedValue one = again.Get(again.Family("one"), Utf8("k"));
        using PinnedValue two = again.Get(again.Family("two"), Utf8("k"));
        Assert.That(one.Span.SequenceEqual("in one"u8), Is.True);
        Assert.That(two.Span.SequenceEqual("in two"u8), Is.True);
        Assert.That(Get(again, "k"), Is.EqualTo("in default"));
    }

    [Test]
    public void A_dropped_family_is_gone()
    {
        using (RocksDatabase database = Open(families: "gone"))
            database.DropFamily(database.Family("gone"));
        using RocksDatabase again = Open();
        Assert.That(() => again.Family("gone"), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void A_batch_is_applied_as_one_and_can_be_used_again()
    {
        using RocksDatabase database = Open();
        Put(database, "old=1");
        using RocksBatch batch = new();
        batch.Put(database.Default, Utf8("a"), Utf8("1"));
        batch.Delete(database.Default, Utf8("old"));
        batch.DeleteRange(database.Default, Utf8("x"), Utf8("z"));
        Assert.That(batch.Count, Is.EqualTo(3));
        Assert.That(Get(database, "a"), Is.Null);
        database.Write(batch);
        Assert.That(Get(database, "a"), Is.EqualTo("1"));
        Assert.That(Get(database, "old"), Is.Null);
        batch.Clear();
        Assert.That(batch.Count, Is.Zero);
        batch.Put(database.Default, Utf8("b"), Utf8("2"));
        database.Write(batch);
        Assert.That(Get(database, "b"), Is.EqualTo("2"));
    }

    [Test]
    public void Writes_in_memory_survive_an_orderly_close()
    {
        using (RocksDatabase database = Open())
        {
            Put(database, "k=v");
            database.Flush(database.Default);
        }
        using RocksDatabase again = Open();
        Assert.That(Get(again, "k"), Is.EqualTo("v"));
    }

    [Test]
    public void A_database_that_is_open_elsewhere_is_refused_with_RocksDBs_words()
    {
        using RocksDatabase database = Open();
        Assert.That(() => Open(), Throws.TypeOf<RocksException>().With.Message.Contains("lock"));
    }

    [Test]
    public void A_database_that_is_not_there_is_refused_unless_it_may_be_made()
    {
        using RocksDbOptions options = new();
        Assert.That(() => RocksDatabase.Open(Path.Combine(Directory, "missing"), options),
            Throws.TypeOf<RocksException>().With.Message.Contains("does not exist"));
    }

    [Test]
    public void Properties_are_read_as_text_and_as_numbers()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1", "b=2");
        Assert.That(database.PropertyNumber(database.Default, "rocksdb.estimate-num-keys"), Is.EqualTo(2));
        Assert.That(database.Property(database.Default, "rocksdb.stats"), Does.Contain("Compaction Stats"));
        Assert.That(database.PropertyNumber(database.Default, "rocksdb.no-such-thing"), Is.Null);
        Assert.That(database.Property(database.Default, "rocksdb.no-such-thing"), Is.Null);
    }

    [Test]
    public void A_checkpoint_opens_by_itself_with_what_was_there()
    {
        using RocksDatabase database = Open();
        Put(database, "a=1");
        database.Flush(database.Default);
        database.Checkpoint(Path.Combine(Directory, "copy"));
        Put(database, "a=2");
        using RocksDatabase copy = Open("copy");
        Assert.That(Get(copy, "a"), Is.EqualTo("1"));
    }

    [Test]
    public void A_destroyed_database_leaves_nothing_behind()
    {
        using RocksDbOptions options = new();
        Open().Dispose();
        RocksDatabase.Destroy(Path.Combine(Directory, "db"), options);
        Assert.That(RocksDatabase.ListFamilies(Path.Combine(Directory, "db"), options), Is.Empty);
    }

    [Test]
    public void Table_files_are_ingested_over_what_is_there()
    {
        using RocksDatabase database = Open();
        Put(database, "a=old", "z=kept");
        string file = Path.Combine(Directory, "load.sst");
        using (RocksDbOptions options = new())
        using (SstFileWriter writer = new(file, options))
        {
            writer.Put(Utf8("a"), Utf8("new"));
            writer.Put(Utf8("b"), Utf8("1"));
            Assert.That(() => writer.Put(Utf8("a"), Utf8("again")), Throws.TypeOf<RocksException>());
            writer.Finish();
            Assert.That(writer.SizeBytes, Is.Positive);
        }
        database.Ingest(database.Default, [file]);
        using RocksIterator iterator = database.Iterate(database.Default);
        Assert.That(Walk(iterator), Is.EqualTo(["a=new", "b=1", "z=kept"]));
    }

    [Test]
    public void A_compaction_drops_what_was_deleted()
    {
        using RocksDatabase database = Open();
        for (int i = 0; i < 1000; i++)
            Put(database, $"{i:D4}=value");
        database.Flush(database.Default);
        database.DeleteFilesInRange(database.Default, Utf8("0000"), Utf8("1000"));
        database.DeleteRange(database.Default, Utf8("0000"), Utf8("1000"));
        database.Flush(database.Default);
        database.Compact(database.Default);
        Assert.That(database.PropertyNumber(database.Default, "rocksdb.total-sst-files-size"), Is.Zero);
    }
}
