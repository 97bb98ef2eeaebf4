using System.Text;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Storage;
using Streamiz.Protocol;
using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Records;

namespace Streamiz.Broker.Tests;

public sealed class CompactionTests
{
    private static readonly LogSettings Settings = new() { Compact = true, Delete = false, SegmentBytes = 400, DeleteRetentionMs = 1000 };
    private MemoryStorage _storage = null!;

    [SetUp]
    public void Start() => _storage = new MemoryStorage();

    [TearDown]
    public void Stop() => _storage.Dispose();

    [Test]
    public void The_last_value_of_every_key_stays_under_its_offset()
    {
        using PartitionLog log = Open();
        for (int i = 0; i < 60; i++) log.Append(BatchOf.Pairs(5000, ($"k{i % 7}", $"v{i}"), ($"only {i % 3}", $"w{i}")), 5000);
        var before = Latest(log);
        long next = log.NextOffset, bytes = log.SizeBytes;
        Clean(log, 5000);
        Assert.That(Latest(log), Is.EqualTo(before));
        Assert.That(log.NextOffset, Is.EqualTo(next));
        Assert.That(log.SizeBytes, Is.LessThan(bytes / 3));
        Assert.That(log.PlanCleaning(5000), Is.Null, "nothing new has come");
    }

    [Test]
    public void Compressed_batches_stay_compressed()
    {
        using PartitionLog log = Open();
        for (int i = 0; i < 30; i++) log.Append(BatchOf.Compressed(CompressionType.Gzip, ("k", $"v{i}"), ($"kept {i}", "w")), 5000);
        var before = Latest(log);
        Clean(log, 5000);
        Assert.That(Latest(log), Is.EqualTo(before));
        var output = new WireBuffer();
        log.Read(0, log.NextOffset, 1, atLeastOne: true, output);
        Assert.That(new BatchHeader(output.Written).IsCompressed, Is.True);
    }

    [Test]
    public void Tombstones_stay_for_their_time_and_then_go()
    {
        using PartitionLog log = Open();
        log.Append(BatchOf.Pairs(5000, ("gone", "x")), 5000);
        log.Append(BatchOf.Pairs(5000, ("gone", null)), 5000);
        for (int i = 0; i < 30; i++) log.Append(BatchOf.Pairs(5000, ("k", $"v{i}")), 5000);
        Clean(log, 5500);
        Assert.That(Latest(log), Does.ContainKey("gone"));
        for (int i = 0; i < 30; i++) log.Append(BatchOf.Pairs(7000, ("k", $"u{i}")), 7000);
        Clean(log, 7000);
        Assert.That(Latest(log), Does.Not.ContainKey("gone"));
    }

    [Test]
    public void Aborted_records_go_and_open_transactions_are_left_alone()
    {
        using PartitionLog log = Open();
        log.Append(BatchOf.Of(new Producer(1, 0, 0), true, "aborted"), 0);
        log.AppendMarker(1, 0, commit: false, 0, 0);
        for (int i = 0; i < 20; i++) log.Append(BatchOf.Pairs(5000, ($"k{i}", "v")), 5000);
        long open = log.NextOffset;
        log.Append(BatchOf.Of(new Producer(2, 0, 0), true, "open"), 0);
        for (int i = 0; i < 20; i++) log.Append(BatchOf.Pairs(5000, ($"k{i}", "v")), 5000);
        Clean(log, 5000);
        Assert.That(Offsets(log), Does.Not.Contain(0).And.Contain(open));
    }

    [Test]
    public void A_log_opened_after_compaction_or_in_the_middle_of_it_is_whole()
    {
        Dictionary<string, (long, string?)> before;
        using (PartitionLog log = Open())
        {
            for (int i = 0; i < 60; i++) log.Append(BatchOf.Pairs(5000, ($"k{i % 7}", $"v{i}")), 5000);
            before = Latest(log);
            // The crash comes when the first result has its name and the old segments are still there.
            CleaningJob job = log.PlanCleaning(5000)!;
            job.Run();
            Segment result = job.Results[0];
            _storage.Move(result.Path, $"p/{result.BaseOffset}-{result.NextOffset}.swap");
        }
        using (PartitionLog log = Open())
        {
            Assert.That(Latest(log), Is.EqualTo(before));
            Assert.That(_storage.Files("p"), Has.None.EndsWith(".swap").And.None.EndsWith(".cleaned"));
            Clean(log, 5000);
        }
        using PartitionLog again = Open();
        Assert.That(Latest(again), Is.EqualTo(before));
        Assert.That(again.NextOffset, Is.EqualTo(60));
    }

    private static void Clean(PartitionLog log, long now)
    {
        CleaningJob job = log.PlanCleaning(now)!;
        Assert.That(job, Is.Not.Null);
        job.Run();
        log.Complete(job, isDone: true);
    }

    private PartitionLog Open() => PartitionLog.Open(_storage, "p", Settings, _ => { });

    private static Dictionary<string, (long Offset, string? Value)> Latest(PartitionLog log)
    {
        var latest = new Dictionary<string, (long, string?)>();
        Walk(log, (key, offset, value) => latest[key] = (offset, value));
        return latest;
    }

    private static List<long> Offsets(PartitionLog log)
    {
        var offsets = new List<long>();
        Walk(log, (_, offset, _) => offsets.Add(offset));
        return offsets;
    }

    private static void Walk(PartitionLog log, Action<string, long, string?> record)
    {
        foreach (Segment segment in log.Segments)
        {
            for (int position = 0; position < segment.Size;)
            {
                byte[] batch = segment.RentBatch(position, out int length);
                var header = new BatchHeader(batch);
                Assert.That(BatchHeader.IsIntact(batch.AsSpan(0, length)), Is.True);
                Assert.That(BatchRecords.TryGet(batch.AsSpan(0, length), out ReadOnlySpan<byte> records), Is.True);
                var walk = new RecordWalk(records);
                while (!header.IsControl && walk.TryNext())
                    record(Encoding.UTF8.GetString(walk.Key), header.BaseOffset + walk.OffsetDelta, walk.HasValue ? Encoding.UTF8.GetString(walk.Value) : null);
                position += length;
            }
        }
    }
}
