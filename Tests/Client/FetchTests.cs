using Streamiz.Client.Reading;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Tests;

/// <summary>What fetches say and take, against a node that answers as it is told.</summary>
public sealed class FetchTests
{
    private readonly List<FetchRequest> _asked = [];
    private ScriptedBroker _broker = null!;
    private KafkaClient _client = null!;
    private Fetcher _fetcher = null!;

    [SetUp]
    public void Open()
    {
        _asked.Clear();
        _broker = new ScriptedBroker();
        _client = _broker.NewClient();
        _fetcher = _client.OpenFetcher();
    }

    [TearDown]
    public void Close() => _client.Dispose();

    [Test]
    public void Only_what_has_changed_is_named_to_a_node_that_remembers()
    {
        Answer(request => Data(request.SessionEpoch == 0 ? 0 : -1, sessionId: 55));
        var one = _fetcher.Add(new TopicPartition("one", 0), 0);
        _fetcher.Add(new TopicPartition("two", 0), 0);
        DriveUntil(() => _asked.Count == 3);
        Assert.That(_asked.Select(r => (r.SessionId, r.SessionEpoch)), Is.EqualTo(new[] { (0, 0), (55, 1), (55, 2) }));
        Assert.That(_asked[0].Topics, Has.Count.EqualTo(2));
        // One record came of each, so that both positions are news; then nothing is.
        Assert.That(_asked[1].Topics.SelectMany(t => t.Partitions).Select(p => p.FetchOffset), Is.EqualTo(new[] { 1L, 1 }));
        Assert.That(_asked[2].Topics, Is.Empty);
        _fetcher.Pause(one);
        DriveUntil(() => _asked.Count >= 5);
        var forgetting = _asked.Skip(3).Single(r => r.ForgottenTopicsData.Count > 0);
        Assert.That(forgetting.ForgottenTopicsData.Single().TopicId, Is.EqualTo(ScriptedBroker.IdOf("one")));
        _fetcher.Resume(one);
        int before = _asked.Count;
        DriveUntil(() => _asked.Skip(before).Any(r => r.Topics.Any(t => t.TopicId == ScriptedBroker.IdOf("one"))));
    }

    [TestCase(ErrorCode.FetchSessionIdNotFound)]
    [TestCase(ErrorCode.InvalidFetchSessionEpoch)]
    [TestCase(ErrorCode.FetchSessionTopicIdError)]
    public void A_session_that_the_node_has_lost_begins_anew_and_nothing_is_skipped(ErrorCode error)
    {
        Answer(request => request.SessionEpoch == 2 ? new FetchResponse { ErrorCode = (short)error } : Data(Asked(request) ?? -1, sessionId: 55));
        _fetcher.Add(new TopicPartition("one", 0), 0);
        var offsets = new List<long>();
        DriveUntil(() =>
        {
            Take(offsets);
            return _asked.Count(r => r.SessionEpoch == 0) >= 3;
        });
        Assert.That(offsets, Is.EqualTo(Enumerable.Range(0, offsets.Count).Select(i => (long)i)));
        Assert.That(offsets, Has.Count.GreaterThan(3));
    }

    [Test]
    public void A_partition_added_anew_learns_its_end_though_the_node_has_told_it_before()
    {
        Answer(request => request.SessionEpoch == 0 ? Data(-1, sessionId: 55) : new FetchResponse { SessionId = 55 });
        var partition = _fetcher.Add(new TopicPartition("one", 0), 0);
        DriveUntil(() => partition.HighWatermark >= 0 && _asked.Count > 2);
        _fetcher.Remove(partition);
        partition = _fetcher.Add(new TopicPartition("one", 0), 0);
        DriveUntil(() => partition.HighWatermark >= 0);
    }

    [Test]
    public void A_log_that_was_cut_back_is_told_with_the_end_of_what_is_left()
    {
        Answer(request =>
        {
            var response = Data(-1, sessionId: 0);
            foreach (var partition in response.Responses.SelectMany(t => t.Partitions)) partition.DivergingEpoch = new() { Epoch = 3, EndOffset = 40 };
            return response;
        });
        var read = _fetcher.Add(new TopicPartition("one", 0), 50, leaderEpoch: 4);
        FetchProblem? problem = null;
        DriveUntil(() => _fetcher.TryTakeProblem(out problem));
        Assert.That(_asked[0].Topics[0].Partitions[0].LastFetchedEpoch, Is.EqualTo(4));
        Assert.That((problem!.Error.Code, problem.Offset, problem.TruncatedTo), Is.EqualTo((ErrorCode.OffsetOutOfRange, 50L, 40L)));
        Answer(request => Data(Asked(request) ?? -1, sessionId: 0));
        _fetcher.Seek(read, problem.TruncatedTo);
        var offsets = new List<long>();
        DriveUntil(() =>
        {
            Take(offsets);
            return offsets.Count > 0;
        });
        Assert.That(offsets[0], Is.EqualTo(40));
    }

    [Test]
    public void Records_of_an_older_format_are_refused_by_name()
    {
        Answer(_ =>
        {
            var response = Data(0, sessionId: 0);
            foreach (var partition in response.Responses.SelectMany(t => t.Partitions))
            {
                byte[] bytes = partition.Records!.Value.ToArray();
                bytes[16] = 1;
                partition.Records = bytes;
            }
            return response;
        });
        _fetcher.Add(new TopicPartition("one", 0), 0);
        FetchProblem? problem = null;
        DriveUntil(() => _fetcher.TryTakeProblem(out problem));
        Assert.That(problem!.Error.Message, Does.Contain("magic 1"));
    }

    private void Answer(Func<FetchRequest, FetchResponse> answer) => _broker.On<FetchRequest>(Api.Fetch, (request, _) =>
    {
        _asked.Add(request);
        return answer(request);
    });

    // Where the first partition named is asked for, or else where the last one named was: the node remembers it.
    private long? Asked(FetchRequest request) => (request.Topics.Count > 0 ? request : _asked.LastOrDefault(r => r.Topics.Count > 0))?.Topics[0].Partitions[0].FetchOffset;

    private FetchResponse Data(long offset, int sessionId)
    {
        var topics = _fetcher.Partitions.Where(p => !p.IsPaused).Select(p => p.TopicPartition.Topic);
        return new FetchResponse
        {
            SessionId = sessionId,
            Responses = [.. topics.Select(t => new FetchResponse.FetchableTopicResponse { TopicId = ScriptedBroker.IdOf(t), Partitions = [new() { HighWatermark = 100, LastStableOffset = 100, LogStartOffset = 0, Records = offset < 0 ? null : Batch(offset) }] })],
        };
    }

    private static byte[] Batch(long offset)
    {
        var builder = new BatchBuilder();
        builder.Attach(new byte[1024]);
        builder.TryAppend(1000, "k"u8.ToArray(), "v"u8.ToArray());
        byte[] bytes = builder.Finish(new Producer(-1, -1, -1), BatchAttributes.None).ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, offset);
        return bytes;
    }

    private void Take(List<long> offsets)
    {
        while (_fetcher.TryTake(out var batch))
        {
            while (batch.Records.MoveNext()) offsets.Add(batch.Records.Offset);
            batch.Return();
        }
    }

    private void DriveUntil(Func<bool> isSo)
    {
        for (int turns = 0; turns < 2000; turns++)
        {
            _client.Drive(_client.Now);
            if (isSo()) return;
            _broker.Serve();
            _client.Wait(_client.Now, _client.Now + 10);
        }
        Assert.Fail("it did not come to pass");
    }
}
