using Streamiz.Protocol.Compression;
using Streamiz.Protocol.Records;

namespace Streamiz.Protocol.Tests;

public sealed class RecordTests
{
    [Test]
    public void Records_are_written_and_read_without_allocating()
    {
        var builder = new BatchBuilder();
        byte[] bytes = new byte[1 << 20], key = new byte[6], value = new byte[100];
        long sum = Round(builder, bytes, key, value);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Round(builder, bytes, key, value);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(sum, Is.EqualTo(2 * 8000L * 106));
    }

    [Test]
    public void What_comes_out_of_a_codec_is_bounded([Values(CompressionType.Gzip, CompressionType.Snappy, CompressionType.Lz4, CompressionType.Zstd)] CompressionType type)
    {
        byte[] compressed = [], into = [];
        int length = Codec.Compress(type, new byte[10 << 20], ref compressed, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<WireFormatException>(() => Codec.Decompress(type, compressed.AsSpan(0, length), ref into, 1 << 20));
        Assert.That(error!.Message, Does.Contain("1048576"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(8 << 20));
        Assert.That(Codec.Decompress(type, compressed.AsSpan(0, length), ref into, 10 << 20), Is.EqualTo(10 << 20));
    }

    [Test]
    public void Codecs_give_back_what_they_got([Values] CompressionType type, [Values(0, 1, 100, 70_000, 1_000_000)] int size)
    {
        byte[] bytes = new byte[size], compressed = [], into = [];
        var random = new Random(size);
        for (int i = 0; i < size; i++) bytes[i] = (byte)(random.Next(10) == 0 ? random.Next(256) : i / 100);
        int length = Codec.Compress(type, bytes, ref compressed, 61);
        int back = Codec.Decompress(type, compressed.AsSpan(61, length), ref into, size + 1);
        Assert.That(into.AsSpan(0, back).SequenceEqual(bytes), Is.True);
    }

    [Test]
    public void Cut_and_flipped_compressed_bytes_are_an_error_of_the_format_or_other_bytes([Values(CompressionType.Gzip, CompressionType.Snappy, CompressionType.Lz4, CompressionType.Zstd)] CompressionType type)
    {
        var random = new Random(5);
        byte[] bytes = new byte[20_000], compressed = [], into = [];
        random.NextBytes(bytes.AsSpan(0, 5000));
        int length = Codec.Compress(type, bytes, ref compressed, 0), errors = 0;
        for (int turn = 0; turn < 2000; turn++)
        {
            byte[] bad = compressed[..(turn % 2 == 0 ? random.Next(length) : length)];
            for (int flips = random.Next(3); flips > 0 && bad.Length > 0; flips--) bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                Codec.Decompress(type, bad, ref into, 1 << 20);
            }
            catch (WireFormatException)
            {
                errors++;
            }
        }
        Assert.That(errors, Is.GreaterThan(500));
    }

    [Test]
    public void A_batch_of_an_older_format_is_refused_by_name()
    {
        byte[] bytes = new byte[100];
        bytes[11] = 80;
        bytes[16] = 1;
        Assert.That(() => RecordBatch.TryRead(bytes, out _), Throws.TypeOf<WireFormatException>().With.Message.Contains("magic 1"));
    }

    [Test]
    public void A_record_whose_value_is_written_in_place_is_the_same_as_one_appended([Values(0, 1, 63, 64, 8191, 8192)] int length)
    {
        byte[] value = new byte[length];
        value.AsSpan().Fill(7);
        BatchBuilder one = new(), other = new();
        one.Attach(new byte[40_000]);
        other.Attach(new byte[40_000]);
        var headers = new HeaderBuffer();
        headers.Add("h", new byte[] { 1 });
        one.TryAppend(5, new byte[] { 1, 2 }, value, headers.Headers);
        Assert.That(other.TryBegin(5, new byte[] { 1, 2 }, 10_000, headers.Headers.Encoded.Length, out var room), Is.True);
        value.CopyTo(room);
        other.Commit(length, headers.Headers);
        Assert.That(other.Finish(Producer.None).ToArray(), Is.EqualTo(one.Finish(Producer.None).ToArray()));
    }

    private static long Round(BatchBuilder builder, byte[] bytes, byte[] key, byte[] value)
    {
        builder.Attach(bytes);
        for (int i = 0; i < 8000; i++)
            if (!builder.TryAppend(1_700_000_000_000 + i, key, value)) throw new InvalidOperationException("full");
        int size = builder.Finish(Producer.None).Length;
        RecordBatch.TryRead(bytes.AsSpan(0, size), out var batch);
        var records = new RecordCursor(batch, bytes, RecordBatch.HeaderSize, size - RecordBatch.HeaderSize);
        long sum = 0;
        while (records.MoveNext()) sum += records.Key.Length + records.Value.Length;
        return sum;
    }
}
