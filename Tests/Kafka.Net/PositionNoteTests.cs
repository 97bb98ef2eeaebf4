using System.Text;
using Streamiz.Kafka.Net.Runtime;

namespace Streamiz.Kafka.Net.Tests;

/// <summary>Notes beside committed offsets, in the bytes that Kafka Streams writes and reads.</summary>
[TestFixture]
public sealed class PositionNoteTests
{
    private static readonly Dictionary<string, long> None = [];

    [Test]
    public void A_time_alone_is_nine_bytes_of_version_two()
    {
        Assert.That(PositionNote.Write(1_000_000, None), Is.EqualTo(Convert.ToBase64String([2, 0, 0, 0, 0, 0, 0x0F, 0x42, 0x40])));
        Assert.That(PositionNote.Write(-1, None), Is.EqualTo("Av//////////"));
    }

    [Test]
    public void Numbers_follow_with_their_names()
    {
        byte[] expected = [2, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2, (byte)'w', (byte)'s', 0, 0, 0, 0, 0, 0, 0, 5];
        string written = PositionNote.Write(7, new Dictionary<string, long> { ["ws"] = 5 });
        Assert.That(Convert.FromBase64String(written), Is.EqualTo(expected));
        Assert.That(PositionNote.TryRead(written, out long time, out var notes), Is.True);
        Assert.That(time, Is.EqualTo(7));
        Assert.That(notes, Is.EqualTo(new Dictionary<string, long> { ["ws"] = 5 }));
    }

    [Test]
    public void Names_stand_in_the_order_of_a_java_hash_map()
    {
        // Buckets of 16: "b" (98) is in the third, "q" (113) in the second, "a" (97) in the second, too.
        string written = PositionNote.Write(0, new Dictionary<string, long> { ["b"] = 1, ["q"] = 2, ["a"] = 3 });
        Assert.That(Encoding.ASCII.GetString(Convert.FromBase64String(written)).Where(char.IsLetter), Is.EqualTo("qab"));
    }

    [Test]
    public void Version_one_has_a_time_alone()
    {
        Assert.That(PositionNote.TryRead(Convert.ToBase64String([1, 0, 0, 0, 0, 0, 0, 0, 9]), out long time, out var notes), Is.True);
        Assert.That(time, Is.EqualTo(9));
        Assert.That(notes, Is.Empty);
    }

    [Test]
    public void No_note_begins_afresh([Values("", null)] string? note)
    {
        Assert.That(PositionNote.TryRead(note, out long time, out var notes), Is.True);
        Assert.That(time, Is.EqualTo(-1));
        Assert.That(notes, Is.Empty);
    }

    [Test]
    public void What_cannot_be_read_is_said_and_begins_afresh([Values("not base64!", "AA==", "AwAAAAAAAAAB", "Ag==", "AgAAAA")] string note)
    {
        Assert.That(PositionNote.TryRead(note, out long time, out var notes), Is.False);
        Assert.That(time, Is.EqualTo(-1));
        Assert.That(notes, Is.Empty);
    }

    [Test]
    public void Damaged_numbers_leave_the_time([Values(0, 3, 7, 15)] int cut)
    {
        byte[] whole = Convert.FromBase64String(PositionNote.Write(7, new Dictionary<string, long> { ["ws"] = 5 }));
        Assert.That(PositionNote.TryRead(Convert.ToBase64String(whole[..^(cut + 1)]), out long time, out var notes), Is.False);
        Assert.That(time, Is.EqualTo(7));
        Assert.That(notes, Is.Empty);
    }

    [Test]
    public void More_than_a_broker_takes_is_left_out_as_far_as_it_is_ours()
    {
        var notes = Enumerable.Range(0, 100).ToDictionary(i => $"KSTREAM-AGGREGATE-{i:0000000000}:time", i => (long)i);
        notes["store"] = 1;
        string written = PositionNote.Write(7, notes);
        PositionNote.TryRead(written, out _, out var read);
        Assert.That(written, Has.Length.LessThan(4096));
        Assert.That(read, Is.EqualTo(new Dictionary<string, long> { ["store"] = 1 }));
    }
}
