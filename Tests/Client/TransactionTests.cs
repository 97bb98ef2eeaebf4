using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Tests;

public sealed class TransactionTests : ClientTest
{
    [Test]
    public void What_is_committed_is_seen_and_what_is_aborted_is_not()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 2);
        var writer = Open(client, NewName("tx"));
        for (int t = 0; t < 10; t++)
        {
            writer.Transaction.Begin();
            for (int i = 0; i < 100; i++) Append(client, writer, writer.Partition(topic, i % 2), 1000, Bytes("k"), Bytes($"{t}/{i}"));
            if (t % 3 == 1)
            {
                // Something of it is in the log, so that it has to be left out by the reader.
                writer.Flush();
                DriveUntil(client, () => writer.IsFlushed);
                client.Await(writer.Transaction.Abort());
                while (writer.TryTakeFailure(out _))
                {
                }
            }
            else client.Await(writer.Transaction.Commit());
        }
        var expected = Enumerable.Range(0, 10).Where(t => t % 3 != 1).SelectMany(t => Enumerable.Range(0, 100).Select(i => $"{t}/{i}")).ToList();
        var seen = Read(client, topic, expected.Count, readCommitted: true, partitions: 2);
        for (int p = 0; p < 2; p++)
            Assert.That(seen.Where(r => r.Partition == p).Select(r => r.Value), Is.EqualTo(expected.Where(e => int.Parse(e.Split('/')[1]) % 2 == p)));
        Assert.That(ReadForeign(topic, expected.Count).Select(r => r.Message.Value).Order(), Is.EqualTo(expected.Order()));
        Assert.That(Read(client, topic, 1000, readCommitted: false, partitions: 2), Has.Count.EqualTo(1000));
    }

    [Test]
    public void A_reader_of_committed_data_moves_past_what_was_aborted()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = Open(client, NewName("tx"));
        writer.Transaction.Begin();
        for (int i = 0; i < 10; i++) Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("gone"));
        writer.Flush();
        DriveUntil(client, () => writer.IsFlushed);
        client.Await(writer.Transaction.Abort());
        var fetcher = client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 50 });
        var partition = fetcher.Add(new TopicPartition(topic, 0), 0);
        DriveUntil(client, () =>
        {
            while (fetcher.TryTake(out var batch))
            {
                Assert.That(batch.Records.MoveNext(), Is.False);
                batch.Return();
            }
            return partition.Position == 11;
        });
        Assert.That(partition.LastStableOffset, Is.EqualTo(11));
    }

    [Test]
    public void Offsets_are_committed_with_the_transaction_or_not_at_all()
    {
        using var client = NewClient();
        string topic = NewTopic(client), group = NewName("group");
        var writer = Open(client, NewName("tx"));
        var partition = new TopicPartition(topic, 0);
        Transact(5, commit: true);
        Assert.That(client.Await(client.Admin.FetchOffsets(group, [partition]))[partition].Offset, Is.EqualTo(5));
        Transact(9, commit: false);
        Assert.That(client.Await(client.Admin.FetchOffsets(group, [partition]))[partition].Offset, Is.EqualTo(5));

        void Transact(long offset, bool commit)
        {
            writer.Transaction.Begin();
            Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v"));
            client.Await(writer.Transaction.SendOffsets(new GroupMetadata(group), new Dictionary<TopicPartition, OffsetAndMetadata> { [partition] = new(offset) }));
            client.Await(commit ? writer.Transaction.Commit() : writer.Transaction.Abort());
        }
    }

    [Test]
    public void An_older_writer_with_the_same_id_is_fenced()
    {
        using KafkaClient old = NewClient(), young = NewClient();
        string topic = NewTopic(old), id = NewName("tx");
        var zombie = Open(old, id);
        zombie.Transaction.Begin();
        Append(old, zombie, zombie.Partition(topic, 0), 1000, Bytes("k"), Bytes("zombie 1"));
        zombie.Flush();
        DriveUntil(old, () => zombie.IsFlushed);

        var writer = Open(young, id);
        writer.Transaction.Begin();
        Append(young, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("new"));
        young.Await(writer.Transaction.Commit());

        Append(old, zombie, zombie.Partition(topic, 0), 1000, Bytes("k"), Bytes("zombie 2"));
        Assert.Throws<KafkaException>(() => old.Await(zombie.Transaction.Commit()));
        Assert.That(zombie.Transaction.IsFenced, Is.True, () => $"{zombie.Transaction.State}: {zombie.Transaction.Error?.Message}");
        Assert.Throws<KafkaException>(() => zombie.Transaction.Begin());
        Assert.That(Read(young, topic, 1, readCommitted: true).Select(r => r.Value), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public void A_member_that_has_lost_its_place_cannot_commit_its_offsets()
    {
        using var client = NewClient();
        string topic = NewTopic(client), group = NewName("group");
        var member = client.OpenGroup(new GroupOptions { GroupId = group });
        member.Join([new GroupProtocol("ours", Bytes("me"))]);
        DriveUntil(client, () =>
        {
            while (member.TryTakeEvent(out var e))
                if (e.Kind == GroupEventKind.AssignmentNeeded) member.Assign(new Dictionary<string, ReadOnlyMemory<byte>> { [member.MemberId] = Bytes("x") });
            return member.State == GroupState.Stable;
        });
        var writer = Open(client, NewName("tx"));
        writer.Transaction.Begin();
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v"));
        var stale = member.Metadata with { GenerationId = member.GenerationId - 1 };
        var offsets = new Dictionary<TopicPartition, OffsetAndMetadata> { [new(topic, 0)] = new(3) };
        var error = Assert.Throws<KafkaException>(() => client.Await(writer.Transaction.SendOffsets(stale, offsets)));
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.IllegalGeneration));
        Assert.That(writer.Transaction.State, Is.EqualTo(TransactionState.MustAbort));
        client.Await(writer.Transaction.Abort());
        writer.Transaction.Begin();
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("again"));
        client.Await(writer.Transaction.SendOffsets(member.Metadata, offsets));
        client.Await(writer.Transaction.Commit());
        Assert.That(Read(client, topic, 1, readCommitted: true).Select(r => r.Value), Is.EqualTo(new[] { "again" }));
        client.Await(member.Leave());
    }

    [Test]
    public void The_second_edition_is_used_where_the_cluster_has_it_and_brings_a_new_epoch_with_each_end()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = Open(client, NewName("tx"));
        Assert.That(writer.Transaction.IsSecondEdition, Is.True);
        var epochs = new List<short>();
        for (int t = 0; t < 3; t++)
        {
            writer.Transaction.Begin();
            Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes($"{t}"));
            if (t == 1)
            {
                writer.Flush();
                DriveUntil(client, () => writer.IsFlushed);
            }
            client.Await(t == 1 ? writer.Transaction.Abort() : writer.Transaction.Commit());
            epochs.Add(writer.Identity.Epoch);
        }
        Assert.That(epochs, Is.Ordered.Ascending.And.Unique);
        Assert.That(Read(client, topic, 2, readCommitted: true).Select(r => r.Value), Is.EqualTo(new[] { "0", "2" }));
    }

    [Test]
    public void A_transaction_takes_nothing_before_it_begins()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = Open(client, NewName("tx"));
        Assert.Throws<InvalidOperationException>(() => writer.TryAppend(writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v")));
        writer.Transaction.Begin();
        client.Await(writer.Transaction.Commit());
        Assert.That(writer.Transaction.State, Is.EqualTo(TransactionState.Ready));
    }

    private static BatchWriter Open(KafkaClient client, string id)
    {
        var writer = client.OpenWriter(new WriterOptions { TransactionalId = id });
        client.Await(writer.Transaction.Init());
        return writer;
    }
}
