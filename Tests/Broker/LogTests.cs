using Streamiz.Broker.Logs;
using Streamiz.Broker.Storage;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;

namespace Streamiz.Broker.Tests;

public sealed class LogTests
{
    private readonly List<string> _notices = [];
    private MemoryStorage _storage = null!;

    [SetUp]
    public void Start()
    {
        _storage = new MemoryStorage();
        _notices.Clear();
    }

    [TearDown]
    public void Stop() => _storage.Dispose();

    [Test]
    public void Batches_come_back_as_they_were_but_for_their_offset()
    {
        using PartitionLog log = Open();
        byte[] batch = BatchOf.Values(7, "a", "b", "c");
        Assert.That(log.Append(batch.ToArray(), 1000).BaseOffset, Is.Zero);
        Assert.That(log.Append(batch.ToArray(), 1000).BaseOffset, Is.EqualTo(3));
        byte[] read = Read(log, 4);
        Assert.That(new BatchHeader(read).BaseOffset, Is.EqualTo(3));
        Assert.That(read.AsSpan(16).ToArray(), Is.EqualTo(batch.AsSpan(16).ToArray()));
    }

    [Test]
    public void A_batch_is_found_across_segments_and_index_entries()
    {
        using PartitionLog log = Open(new LogSettings { SegmentBytes = 2000, IndexIntervalBytes = 300 });
        for (int i = 0; i < 200; i++) log.Append(BatchOf.Values(i, $"value {i}"), 1000);
        Assert.That(log.Segments, Has.Count.GreaterThan(3));
        for (int i = 0; i < 200; i++) Assert.That(new BatchHeader(Read(log, i)).BaseOffset, Is.EqualTo(i));
        for (int i = 0; i < 200; i++) Assert.That(log.FindTime(i, long.MaxValue), Is.EqualTo(((long)i, (long)i)));
        Assert.That(log.FindTime(200, long.MaxValue), Is.Null);
    }

    [Test]
    public void A_read_stops_at_whole_batches_within_its_bytes_and_gives_one_when_it_must()
    {
        using PartitionLog log = Open();
        byte[] batch = BatchOf.Values(0, new string('x', 100));
        for (int i = 0; i < 3; i++) log.Append(batch.ToArray(), 0);
        var output = new WireBuffer();
        Assert.That(log.Read(0, 3, (2 * batch.Length) + 10, atLeastOne: false, output), Is.EqualTo(2 * batch.Length));
        Assert.That(log.Read(0, 3, 10, atLeastOne: false, output), Is.Zero);
        Assert.That(log.Read(0, 3, 10, atLeastOne: true, output), Is.EqualTo(batch.Length));
        Assert.That(output.Length, Is.EqualTo(3 * batch.Length));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_log_opened_again_has_everything(bool isClosedInOrder)
    {
        PartitionLog log = Open(new LogSettings { SegmentBytes = 2000, IndexIntervalBytes = 300 });
        for (int i = 0; i < 100; i++) log.Append(BatchOf.Values(i, $"value {i}"), 1000);
        if (isClosedInOrder) log.Close();
        using PartitionLog again = Open(new LogSettings { SegmentBytes = 2000, IndexIntervalBytes = 300 });
        Assert.That(again.NextOffset, Is.EqualTo(100));
        for (int i = 0; i < 100; i++) Assert.That(new BatchHeader(Read(again, i)).BaseOffset, Is.EqualTo(i));
        Assert.That(again.FindTime(57, long.MaxValue)?.Offset, Is.EqualTo(57));
        Assert.That(_notices, Is.Empty);
    }

    [Test]
    public void A_torn_tail_is_cut_off_at_any_byte_and_nothing_else_is()
    {
        byte[] whole;
        int firstTwo;
        using (PartitionLog log = Open())
        {
            log.Append(BatchOf.Values(0, "a"), 0);
            log.Append(BatchOf.Values(0, "b"), 0);
            firstTwo = log.Segments[0].Size;
            log.Append(BatchOf.Values(0, "ccccc"), 0);
            whole = _storage.ReadAll(log.Segments[0].Path)!;
        }
        for (int cut = firstTwo; cut < whole.Length; cut++)
        {
            var storage = new MemoryStorage();
            storage.Replace("p/" + Segment.FileName(0), whole.AsSpan(0, cut), flush: false);
            using PartitionLog log = PartitionLog.Open(storage, "p", new LogSettings(), _ => { });
            Assert.That(log.NextOffset, Is.EqualTo(2), $"cut at {cut}");
            Assert.That(log.Append(BatchOf.Values(0, "d"), 0).BaseOffset, Is.EqualTo(2));
            Assert.That(log.Segments[0].File.Length, Is.EqualTo(log.Segments[0].Size));
        }
    }

    [Test]
    public void A_damaged_batch_at_the_end_is_put_aside_and_said()
    {
        string path;
        using (PartitionLog log = Open())
        {
            for (int i = 0; i < 3; i++) log.Append(BatchOf.Values(0, "abc"), 0);
            path = log.Segments[0].Path;
        }
        Flip(path, _storage.ReadAll(path)!.Length - 3);
        using PartitionLog again = Open();
        Assert.That(again.NextOffset, Is.EqualTo(2));
        Assert.That(_storage.ReadAll(path + ".damaged"), Is.Not.Null.And.Not.Empty);
        Assert.That(_notices, Has.One.Contains("damaged"));
    }

    [Test]
    public void A_damaged_sealed_segment_is_not_served_and_not_touched()
    {
        string path;
        using (PartitionLog log = Open(new LogSettings { SegmentBytes = 300 }))
        {
            for (int i = 0; i < 20; i++) log.Append(BatchOf.Values(0, "abc"), 0);
            path = log.Segments[0].Path;
        }
        Flip(path, 70);
        _storage.Delete(SegmentSummary.PathFor(path));
        foreach (string name in _storage.Files("p").Where(f => f.EndsWith(".summary", StringComparison.Ordinal)).ToArray()) _storage.Delete("p/" + name);
        byte[] before = _storage.ReadAll(path)!;
        using PartitionLog again = Open(new LogSettings { SegmentBytes = 300 });
        Assert.That(again.Failure, Does.Contain("damaged"));
        Assert.That(() => Read(again, 0), Throws.InstanceOf<IOException>());
        Assert.That(() => again.AppendOwn(BatchOf.Values(0, "x"), 0), Throws.InstanceOf<IOException>());
        Assert.That(_storage.ReadAll(path), Is.EqualTo(before));
    }

    [Test]
    public void A_full_disk_is_an_error_and_the_log_goes_on_when_there_is_room_again()
    {
        using PartitionLog log = Open();
        log.Append(BatchOf.Values(0, "a"), 0);
        _storage.BeforeWrite = (_, _) => throw new IOException("No space left on device");
        Assert.That(() => log.Append(BatchOf.Values(0, "b"), 0), Throws.InstanceOf<IOException>());
        Assert.That(log.NextOffset, Is.EqualTo(1));
        _storage.BeforeWrite = null;
        Assert.That(log.Append(BatchOf.Values(0, "c"), 0).BaseOffset, Is.EqualTo(1));
        using PartitionLog again = Open();
        Assert.That(again.NextOffset, Is.EqualTo(2));
    }

    [Test]
    public void A_batch_with_a_wrong_checksum_count_or_magic_is_refused()
    {
        using PartitionLog log = Open();
        byte[] flipped = BatchOf.Values(0, "abc");
        flipped[^2] ^= 1;
        byte[] old = BatchOf.Values(0, "abc");
        old[16] = 1;
        Assert.That(log.Append(flipped, 0).Error, Is.EqualTo(ErrorCode.CorruptMessage));
        Assert.That(log.Append(old, 0).Error, Is.EqualTo(ErrorCode.UnsupportedForMessageFormat));
        Assert.That(log.Append(new byte[10], 0).Error, Is.EqualTo(ErrorCode.CorruptMessage));
        Assert.That(log.Append([.. BatchOf.Values(0, "a"), .. BatchOf.Values(0, "b")], 0).Error, Is.EqualTo(ErrorCode.InvalidRecord));
        Assert.That(log.NextOffset, Is.Zero);
    }

    [Test]
    public void Duplicates_of_an_idempotent_producer_are_known_and_gaps_refused()
    {
        using PartitionLog log = Open();
        Assert.That(log.Append(BatchOf.Of(new Producer(9, 0, 0), false, "a", "b"), 0).BaseOffset, Is.Zero);
        Assert.That(log.Append(BatchOf.Of(new Producer(9, 0, 2), false, "c"), 0).BaseOffset, Is.EqualTo(2));
        AppendResult again = log.Append(BatchOf.Of(new Producer(9, 0, 0), false, "a", "b"), 0);
        Assert.That((again.Error, again.BaseOffset, again.IsNew), Is.EqualTo((ErrorCode.None, 0L, false)));
        Assert.That(log.Append(BatchOf.Of(new Producer(9, 0, 4), false, "e"), 0).Error, Is.EqualTo(ErrorCode.OutOfOrderSequenceNumber));
        Assert.That(log.Append(BatchOf.Of(new Producer(9, 1, 0), false, "new epoch"), 0).Error, Is.EqualTo(ErrorCode.None));
        Assert.That(log.Append(BatchOf.Of(new Producer(9, 0, 3), false, "zombie"), 0).Error, Is.EqualTo(ErrorCode.InvalidProducerEpoch));
        Assert.That(log.NextOffset, Is.EqualTo(4));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Producers_and_transactions_are_known_after_a_restart(bool isClosedInOrder)
    {
        PartitionLog log = Open(new LogSettings { SegmentBytes = 400 });
        log.Append(BatchOf.Of(new Producer(1, 0, 0), true, "aborted"), 0);
        log.Append(BatchOf.Of(new Producer(2, 0, 0), true, "open"), 0);
        log.AppendMarker(1, 0, commit: false, 0, 0);
        for (int i = 0; i < 10; i++) log.Append(BatchOf.Of(new Producer(3, 0, i), false, "plain"), 0);
        if (isClosedInOrder) log.Close();
        using PartitionLog again = Open(new LogSettings { SegmentBytes = 400 });
        var aborted = new List<AbortedTransaction>();
        again.Producers.CollectAborted(0, 100, aborted);
        Assert.That(aborted, Is.EqualTo(new[] { new AbortedTransaction(1, 0, 2) }));
        Assert.That(again.LastStableOffset, Is.EqualTo(1));
        Assert.That(again.Append(BatchOf.Of(new Producer(3, 0, 9), false, "plain"), 0).IsNew, Is.False);
        again.AppendMarker(2, 0, commit: true, 0, 0);
        Assert.That(again.LastStableOffset, Is.EqualTo(again.NextOffset));
    }

    [Test]
    public void Old_segments_go_by_time_and_by_size_and_readers_start_behind_them()
    {
        using PartitionLog log = Open(new LogSettings { SegmentBytes = 300, RetentionMs = 1000 });
        for (int i = 0; i < 30; i++) log.Append(BatchOf.Values(i * 100, "abc"), i * 100);
        log.Retain(3000);
        Assert.That(log.StartOffset, Is.GreaterThan(10).And.LessThan(21));
        log.Settings = new LogSettings { SegmentBytes = 300, RetentionMs = -1, RetentionBytes = 300 };
        log.Retain(3000);
        Assert.That(log.SizeBytes, Is.LessThanOrEqualTo(600));
        Assert.That(log.NextOffset, Is.EqualTo(30));
        log.Settings = new LogSettings { RetentionMs = 1000 };
        log.Retain(100_000);
        Assert.That((log.StartOffset, log.NextOffset), Is.EqualTo((30L, 30L)));
    }

    [Test]
    public void Deleted_records_stay_deleted_after_a_restart()
    {
        using (PartitionLog log = Open())
        {
            for (int i = 0; i < 10; i++) log.Append(BatchOf.Values(0, "abc"), 0);
            log.DeleteBefore(6);
        }
        using PartitionLog again = Open();
        Assert.That((again.StartOffset, again.NextOffset), Is.EqualTo((6L, 10L)));
        again.DeleteBefore(10);
        Assert.That(again.Append(BatchOf.Values(0, "abc"), 0).BaseOffset, Is.EqualTo(10));
    }

    private PartitionLog Open(LogSettings? settings = null) => PartitionLog.Open(_storage, "p", settings ?? new LogSettings(), _notices.Add);

    private static byte[] Read(PartitionLog log, long offset)
    {
        var output = new WireBuffer();
        log.Read(offset, log.NextOffset, 1, atLeastOne: true, output);
        return output.Written.ToArray();
    }

    private void Flip(string path, int at)
    {
        using IStorageFile file = _storage.Open(path);
        byte[] one = new byte[1];
        file.Read(one, at);
        one[0] ^= 0x10;
        file.Write(one, at);
    }
}
