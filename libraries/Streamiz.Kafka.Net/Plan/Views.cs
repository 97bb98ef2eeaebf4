namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// Ways of looking at a node's results as another type without a node of its own in the topology (<c>AsNullable</c>): asked for when a child
/// takes other types than its parent gives.
/// </summary>
internal sealed class Views
{
    private readonly Dictionary<Type, object> _views = [];

    /// <summary>From now on whoever takes the view's types may follow a node that gives these.</summary>
    public void Add<K, V>(IView<K, V> view) => _views[typeof(IView<K, V>)] = view;

    public IConsumerOf<K, V>? Adapt<K, V>(PlanNode child) => _views.TryGetValue(typeof(IView<K, V>), out object? view) ? ((IView<K, V>)view).Adapt(child) : null;
}
