namespace Streamiz.Client.Tests;

/// <summary>
/// A cooperative group of members of several makes, on a topic that is written to all the time. After each change everything has one owner, evenly; and whoever has kept a partition has read it
/// on without a gap and nothing twice.
/// </summary>
public sealed class MixedGroup(ClientOptions client, string topic, int partitions) : IAsyncDisposable
{
    private readonly List<GroupMemberUnderTest> _members = [];
    private readonly List<GroupMemberUnderTest> _all = [];

    // What each member had after each change.
    private readonly List<Dictionary<GroupMemberUnderTest, HashSet<int>>> _had = [[]];
    private readonly CancellationTokenSource _end = new();
    private KafkaWriter? _writer;
    private Task _writing = Task.CompletedTask;
    private long[] _written = [];

    public Task WriteAsync(CancellationToken cancellation)
    {
        _writer = new KafkaWriter(client);
        _written = new long[partitions];
        _writing = Task.Run(
            async () =>
            {
                while (!_end.IsCancellationRequested)
                {
                    await Task.WhenAll(Enumerable.Range(0, partitions).Select(p => _writer.WriteAsync(new NewRecord(topic, "x"u8.ToArray()) { Partition = p }, cancellation)));
                    for (int p = 0; p < partitions; p++) _written[p]++;
                    await Task.Delay(20, cancellation);
                }
            },
            cancellation);
        return Task.CompletedTask;
    }

    public Task ComeAsync(Func<GroupMemberUnderTest> come, CancellationToken cancellation)
    {
        Begin();
        var member = come();
        member.Step = _had.Count;
        _members.Add(member);
        _all.Add(member);
        return SettleAsync(cancellation);
    }

    public async Task GoAsync(string name, CancellationToken cancellation)
    {
        var member = _members.Single(m => m.Name == name);
        Begin();
        _members.Remove(member);
        await member.DisposeAsync();
        await SettleAsync(cancellation);
    }

    /// <summary>Ends the writing and looks at all that was read.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        await _end.CancelAsync();
        await _writing;
        while (Enumerable.Range(0, partitions).Any(p => Read(p).Count < _written[p])) await Task.Delay(20, cancellation);
        foreach (int p in Enumerable.Range(0, partitions)) Assert.That(Read(p).Order(), Is.EqualTo(Enumerable.Range(0, (int)_written[p]).Select(o => (long)o)), $"partition {p}");
        foreach (var member in _all)
        {
            foreach (var (partition, step) in member.GivenBack) Assert.That(HadBefore(member, partition, step) && HadAfter(member, partition, step), Is.False, $"{member.Name} gave {partition} back in change {step} and kept it");
            foreach (var read in member.Reads.GroupBy(r => r.Partition))
            {
                long last = -1;
                foreach (var (partition, offset, step) in read)
                {
                    if (last >= 0 && HadBefore(member, partition, step) && HadAfter(member, partition, step)) Assert.That(offset, Is.EqualTo(last + 1), $"{member.Name} was interrupted on {partition} in change {step}");
                    last = offset;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (var member in _members) await member.DisposeAsync();
        if (_writer is not null) await _writer.DisposeAsync();
        _end.Dispose();
    }

    private void Begin()
    {
        foreach (var member in _members) member.Step = _had.Count;
    }

    // As even as can be, with no more moved than that takes.
    private async Task SettleAsync(CancellationToken cancellation)
    {
        int step = _had.Count;
        var before = _had[^1];
        while (!IsSettled()) await Task.Delay(20, cancellation);
        _had.Add(_members.ToDictionary(m => m, m => m.Has.Select(p => p.Partition).ToHashSet()));
        foreach (var (member, has) in _had[^1])
            if (before.TryGetValue(member, out var had)) Assert.That(had.Intersect(has).Count(), Is.GreaterThanOrEqualTo(Math.Min(had.Count, partitions / _members.Count)), $"{member.Name} in change {step}");
        // Everybody has read something of the share: what it has is really its own.
        int[] counts = [.. _members.Select(m => m.Reads.Count)];
        while (_members.Where((m, i) => m.Reads.Count <= counts[i]).Any()) await Task.Delay(20, cancellation);
    }

    private bool IsSettled()
    {
        var shares = _members.ConvertAll(m => m.Has);
        return shares.Sum(s => s.Count) == partitions && shares.SelectMany(s => s).Distinct().Count() == partitions && shares.Max(s => s.Count) - shares.Min(s => s.Count) <= 1;
    }

    private HashSet<long> Read(int partition) => [.. _all.SelectMany(m => m.Reads).Where(r => r.Partition == partition).Select(r => r.Offset)];

    private bool HadBefore(GroupMemberUnderTest member, int partition, int step) => step > 0 && _had[step - 1].TryGetValue(member, out var has) && has.Contains(partition);

    private bool HadAfter(GroupMemberUnderTest member, int partition, int step) => step < _had.Count && _had[step].TryGetValue(member, out var has) && has.Contains(partition);
}
