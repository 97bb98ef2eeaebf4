namespace Streamiz.Simulation.Tests.World;

/// <summary>What happens to the broker while the world is not healed.</summary>
internal static class BrokerFaults
{
    private const int LongestDeathMs = 8_000;

    public static void Begin(SimWorld world)
    {
        if (world.Faults.BrokerDeathMs > 0) Again(world, world.Faults.BrokerDeathMs, () =>
        {
            world.Broker.Die();
            world.After(world.Random.Next(1, LongestDeathMs), world.Broker.Start);
        });
        if (world.Faults.BrokerFreezeMs > 0) Again(world, world.Faults.BrokerFreezeMs, () => world.Broker.Freeze(world.Random.Next(1, world.Faults.FreezeMs)));
    }

    private static void Again(SimWorld world, int meanMs, Action happens) => world.After(1 + (long)(-Math.Log(1 - world.Random.NextDouble()) * meanMs), () =>
    {
        if (world.IsHealed) return;
        happens();
        Again(world, meanMs, happens);
    });
}
