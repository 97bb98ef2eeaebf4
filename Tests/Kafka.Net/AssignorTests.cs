using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime.Assignment;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Tests;

[TestFixture]
public sealed class AssignorTests
{
    private static readonly TaskId[] Tasks = [.. Enumerable.Range(0, 2).SelectMany(id => Enumerable.Range(0, 5).Select(p => new TaskId { Id = id, Partition = p }))];

    [Test]
    public void Members_tell_each_other_of_topics_and_of_a_shutdown_when_there_is_one()
    {
        var told = AssignmentCodec.ReadCommon(AssignmentCodec.WriteTasks(TaskSet.None, new CommonShare([], new Dictionary<string, int> { ["in"] = 3 }, IsShutdown: true)));
        var quiet = AssignmentCodec.ReadCommon(AssignmentCodec.WriteTasks(TaskSet.None, new CommonShare([])));
        var asking = AssignmentCodec.ReadMember("m", AssignmentCodec.WriteMember(new MemberState("m", "p", [], []) { AsksForShutdown = true }));

        Assert.That(told.Topics, Is.EqualTo(new Dictionary<string, int> { ["in"] = 3 }));
        Assert.That(told.IsShutdown, Is.True);
        Assert.That((quiet.Topics, quiet.IsShutdown), Is.EqualTo(((IReadOnlyDictionary<string, int>?)null, false)));
        Assert.That(asking.AsksForShutdown, Is.True);
    }

    [Test]
    public void Every_task_is_given_once_and_shares_differ_by_one_at_most()
    {
        for (int count = 1; count <= 12; count++)
        {
            var members = Enumerable.Range(0, count).Select(i => Member($"m{i}", [], [])).ToList();
            var shares = Assignor.Assign(Tasks, members, 0);

            Assert.That(shares.Values.SelectMany(s => s.Active), Is.EquivalentTo(Tasks));
            Assert.That(shares.Values.Max(s => s.Active.Count) - shares.Values.Min(s => s.Active.Count), Is.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public void A_task_stays_where_it_was_when_a_member_comes_or_goes()
    {
        var two = Assignor.Assign(Tasks, [Member("a", [], []), Member("b", [], [])], 0);
        var three = Assignor.Assign(Tasks, [Member("a", two["a"].Active, []), Member("b", two["b"].Active, []), Member("c", [], [])], 0);

        Assert.That(three["a"].Active, Is.SubsetOf(two["a"].Active));
        Assert.That(three["b"].Active, Is.SubsetOf(two["b"].Active));
        var again = Assignor.Assign(Tasks, [Member("a", three["a"].Active, []), Member("b", three["b"].Active, [])], 0);
        Assert.That(again["a"].Active, Is.SupersetOf(three["a"].Active));
        Assert.That(again["b"].Active, Is.SupersetOf(three["b"].Active));
    }

    [Test]
    public void A_task_that_nobody_works_on_goes_where_its_state_lies()
    {
        var shares = Assignor.Assign(Tasks, [Member("a", [], []), Member("b", [], Tasks[..5])], 0);

        Assert.That(shares["b"].Active, Is.EquivalentTo(Tasks[..5]));
    }

    [Test]
    public void A_standby_is_never_in_the_process_of_the_active_task()
    {
        var members = new[] { Member("a1", [], [], "a"), Member("a2", [], [], "a"), Member("b1", [], [], "b") };
        var shares = Assignor.Assign(Tasks, members, 1);

        foreach (var (member, share) in shares)
        {
            string process = members.Single(m => m.MemberId == member).ProcessId;
            foreach (var task in share.Standby)
                Assert.That(members.Single(m => shares[m.MemberId].Active.Contains(task)).ProcessId, Is.Not.EqualTo(process));
        }

        Assert.That(shares.Values.Sum(s => s.Standby.Count), Is.EqualTo(Tasks.Length));
    }

    [Test]
    public void A_task_that_nobody_works_on_goes_where_it_is_kept_up_to_date_before_where_its_state_merely_lies()
    {
        var shares = Assignor.Assign(Tasks, [Member("a", [], Tasks), Member("b", [], Tasks) with { Standby = [.. Tasks[..5]] }], 0);

        Assert.That(shares["b"].Active, Is.EquivalentTo(Tasks[..5]));
    }

    [Test]
    public void Tasks_without_state_have_no_standbys_and_standbys_stay_where_they_were()
    {
        MemberState[] members = [Member("a", Tasks, []), Member("b", [], []), Member("c", [], []) with { Standby = Tasks }];
        var shares = Assignor.Assign(Tasks, members, 1, task => task.Id == 1);

        Assert.That(shares.Values.SelectMany(s => s.Standby), Is.EquivalentTo(Tasks.Where(t => t.Id == 1)));
        Assert.That(shares["b"].Standby, Is.SubsetOf(shares["c"].Active), "where it was kept it is worked on now");
    }

    [Test]
    public void What_members_tell_each_other_comes_back_as_it_was()
    {
        var member = Member("m", Tasks[..2], Tasks[2..4], "p") with { Standby = Tasks[4..6] };
        var read = AssignmentCodec.ReadMember("m", AssignmentCodec.WriteMember(member));
        var tasks = AssignmentCodec.ReadTasks(AssignmentCodec.WriteTasks(new TaskSet(Tasks[..3], Tasks[3..]), new CommonShare([])));

        Assert.That(read.ProcessId, Is.EqualTo("p"));
        Assert.That(read.Active, Is.EqualTo(Tasks[..2]));
        Assert.That(read.Stored, Is.EqualTo(Tasks[2..4]));
        Assert.That(read.Standby, Is.EqualTo(Tasks[4..6]));
        Assert.That(tasks.Active, Is.EqualTo(Tasks[..3]));
        Assert.That(tasks.Standby, Is.EqualTo(Tasks[3..]));
    }

    [Test]
    public void Where_instances_can_be_asked_goes_round_and_may_be_left_out()
    {
        var a = new HostInfo("a.example", 81);
        var six = HostInfo.BuildFromEndpoint("[::1]:82")!;
        MemberState[] members = [Member("m1", [], []) with { Server = a }, Member("m2", [], []) with { Server = six }, Member("m3", [], []) with { Server = a }, Member("m4", [], [])];
        var shares = Assignor.Assign(Tasks, members, standbys: 0);
        var told = ServerTasks.Of(members, shares);
        var read = AssignmentCodec.ReadCommon(AssignmentCodec.WriteTasks(TaskSet.None, new CommonShare(told))).Servers;

        Assert.That(AssignmentCodec.ReadMember("m2", AssignmentCodec.WriteMember(members[1])).Server, Is.EqualTo(six));
        Assert.That(read.Select(s => s.Server), Is.EquivalentTo(new[] { a, six }));
        Assert.That(read.Single(s => s.Server == a).Active, Is.EquivalentTo(shares["m1"].Active.Concat(shares["m3"].Active)));
        Assert.That(read.Single(s => s.Server == six).Active, Is.EquivalentTo(shares["m2"].Active));

        // What members of an earlier version say.
        Assert.That(AssignmentCodec.ReadMember("old", """{"Version":1,"Process":"p","Active":["0_1"],"Stored":[]}"""u8).Server, Is.Null);
        Assert.That(AssignmentCodec.ReadCommon("""{"Version":1,"Active":["0_1"],"Standby":[]}"""u8).Servers, Is.Empty);
    }

    private static MemberState Member(string id, IReadOnlyCollection<TaskId> active, IReadOnlyCollection<TaskId> stored, string? process = null) => new(id, process ?? id, active, stored);
}
