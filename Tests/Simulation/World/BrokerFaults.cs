namespace Streamiz.Simulation.Tests.World;

/// <summary>What happens to the brokers while the world is not healed.</summary>
internal static class BrokerFaults
{
    private const int LongestDeathMs = 8_000;

    public static void Begin(SimWorld world)
    {
        var faults = world.Faults;
        var nodes = world.Cluster.Nodes;
        int turn = 0;
        // One after the other, or whichever.
        SimNode Next() => faults.InTurn ? nodes[turn++ % nodes.Count] : nodes[world.Random.Next(nodes.Count)];
        if (faults.BrokerDeathMs > 0) Again(world, faults.BrokerDeathMs, () =>
        {
            var node = Next();
            node.Die();
            world.After(world.Random.Next(1, LongestDeathMs), node.Start);
        });
        if (faults.BrokerFreezeMs > 0) Again(world, faults.BrokerFreezeMs, () => Next().Freeze(world.Random.Next(1, faults.FreezeMs)));
        if (faults.LeaderMoveMs > 0) Again(world, faults.LeaderMoveMs, world.Cluster.Controller.Move);
    }

    private static void Again(SimWorld world, int meanMs, Action happens) => world.After(1 + (long)(-Math.Log(1 - world.Random.NextDouble()) * meanMs), () =>
    {
        if (world.IsHealed) return;
        happens();
        Again(world, meanMs, happens);
    });
}
