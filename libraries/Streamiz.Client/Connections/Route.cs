using Streamiz.Client.Metadata;

namespace Streamiz.Client.Connections;

/// <summary>Which node a request goes to, found anew for every try.</summary>
internal abstract record Route
{
    public static Route Any { get; } = new AnyNode();

    public static Route Controller { get; } = new TheController();

    public static Route To(int node) => new OneNode(node);

    public static Route Group(string group) => new TheCoordinator(CoordinatorType.Group, group);

    public static Route Transaction(string id) => new TheCoordinator(CoordinatorType.Transaction, id);

    /// <summary>The connection; null while it cannot be told.</summary>
    public abstract Connection? Find(Cluster cluster);

    /// <summary>An error that keeps the node from being found, or null.</summary>
    public virtual KafkaException? Obstacle(Cluster cluster) => null;

    /// <summary>The node was the wrong one.</summary>
    public virtual void Forget(Cluster cluster) => cluster.Refresh();

    private sealed record AnyNode : Route
    {
        public override Connection Find(Cluster cluster) => cluster.Any();
    }

    private sealed record OneNode(int Id) : Route
    {
        public override Connection? Find(Cluster cluster) => cluster.To(Id, ConnectionRole.General);
    }

    // With KRaft any node passes it on; before, only the controller would do.
    private sealed record TheController : Route
    {
        public override Connection Find(Cluster cluster) => (cluster.ControllerId >= 0 ? cluster.To(cluster.ControllerId, ConnectionRole.General) : null) ?? cluster.Any();
    }

    private sealed record TheCoordinator(CoordinatorType Type, string Key) : Route
    {
        public override Connection? Find(Cluster cluster) => cluster.Coordinators.Find(Type, Key, Type == CoordinatorType.Group ? ConnectionRole.Coordination : ConnectionRole.Transactions);

        public override KafkaException? Obstacle(Cluster cluster) => cluster.Coordinators.Error(Type, Key);

        public override void Forget(Cluster cluster) => cluster.Coordinators.Forget(Type, Key);
    }
}
