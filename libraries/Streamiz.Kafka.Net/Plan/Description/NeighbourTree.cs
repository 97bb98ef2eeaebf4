namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// Neighbours of a described node, heavier ones first. Weights change while neighbours are added, so where one lies is decided by the weights of the moment
/// and by the way taken through the tree; Kafka Streams prints what its red-black tree gives then, and so this is one, too.
/// </summary>
internal sealed class NeighbourTree
{
    private Link? _root;

    /// <summary>Adds a neighbour, unless the way through the tree meets it.</summary>
    public void Add(NodeDescription node)
    {
        Link? above = null;
        bool left = false;
        for (var at = _root; at is not null;)
        {
            if (ReferenceEquals(at.Node, node)) return;
            above = at;
            left = NodeDescription.ByWeight(node, at.Node) < 0;
            at = left ? at.Left : at.Right;
        }

        var link = new Link(node) { Above = above, IsRed = true };
        if (above is null) _root = link;
        else if (left) above.Left = link;
        else above.Right = link;
        Balance(link);
    }

    public IEnumerable<NodeDescription> InOrder() => InOrder(_root);

    private static IEnumerable<NodeDescription> InOrder(Link? link)
    {
        if (link is null) yield break;
        foreach (var node in InOrder(link.Left)) yield return node;
        yield return link.Node;
        foreach (var node in InOrder(link.Right)) yield return node;
    }

    // Bounded: every turn goes up or ends.
    private void Balance(Link link)
    {
        while (link.Above is { IsRed: true, Above: { } grand } parent)
        {
            bool left = ReferenceEquals(parent, grand.Left);
            var uncle = left ? grand.Right : grand.Left;
            if (uncle is { IsRed: true })
            {
                parent.IsRed = uncle.IsRed = false;
                grand.IsRed = true;
                link = grand;
                continue;
            }

            bool inner = ReferenceEquals(link, left ? parent.Right : parent.Left);
            if (inner)
            {
                Rotate(parent, toLeft: left);
                (link, parent) = (parent, link);
            }

            parent.IsRed = false;
            grand.IsRed = true;
            Rotate(grand, toLeft: !left);
        }

        _root!.IsRed = false;
    }

    private void Rotate(Link down, bool toLeft)
    {
        var up = (toLeft ? down.Right : down.Left)!;
        var between = toLeft ? up.Left : up.Right;
        if (toLeft) (down.Right, up.Left) = (between, down);
        else (down.Left, up.Right) = (between, down);
        if (between is not null) between.Above = down;
        up.Above = down.Above;
        if (up.Above is null) _root = up;
        else if (ReferenceEquals(up.Above.Left, down)) up.Above.Left = up;
        else up.Above.Right = up;
        down.Above = up;
    }

    private sealed class Link(NodeDescription node)
    {
        public NodeDescription Node { get; } = node;

        public Link? Above { get; set; }

        public Link? Left { get; set; }

        public Link? Right { get; set; }

        public bool IsRed { get; set; }
    }
}
