namespace Streamiz.Simulation.Tests.World;

/// <summary>How often and how badly things go wrong in a run.</summary>
internal sealed record FaultProfile
{
    /// <summary>The ordinary time that bytes are on their way, milliseconds at most.</summary>
    public int LatencyMs { get; init; } = 2;

    /// <summary>How likely a piece of bytes is late, and by how much at most.</summary>
    public double LateChance { get; init; }

    public int LateMs { get; init; }

    /// <summary>How likely a new connection will break, after how many bytes in one direction at most.</summary>
    public double CutChance { get; init; }

    public int CutBytes { get; init; } = 1;

    /// <summary>How likely a new connection will swallow all answers from a byte on, and stay open.</summary>
    public double SwallowChance { get; init; }

    /// <summary>How many nodes the cluster has: one or three.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>The mean time between moves of leaders though nothing is wrong; 0 for none.</summary>
    public int LeaderMoveMs { get; init; }

    /// <summary>Whether the nodes die and freeze in turn, and not by chance.</summary>
    public bool InTurn { get; init; }

    /// <summary>The mean time between deaths of a broker; 0 for none.</summary>
    public int BrokerDeathMs { get; init; }

    /// <summary>The mean time between freezes of a broker; 0 for none.</summary>
    public int BrokerFreezeMs { get; init; }

    /// <summary>The mean time between deaths of a client; 0 for none.</summary>
    public int ClientDeathMs { get; init; }

    /// <summary>The mean time between freezes of a client; 0 for none.</summary>
    public int ClientFreezeMs { get; init; }

    /// <summary>How likely an engine's process dies as it is about to send something.</summary>
    public double SendDeathChance { get; init; }

    /// <summary>The longest freeze.</summary>
    public int FreezeMs { get; init; } = 1;

    /// <summary>Bytes that a direction of a connection takes before the receiver has them.</summary>
    public int WindowBytes { get; init; } = 1 << 20;

    public static FaultProfile Draw(Random random)
    {
        bool Is(double chance) => random.NextDouble() < chance;
        int bad = random.Next(4), nodes = Is(0.75) ? 3 : 1;
        if (bad == 0) return new FaultProfile { Nodes = nodes, LeaderMoveMs = Is(0.5) ? 10_000 : 0, LatencyMs = random.Next(0, 20), LateChance = 0.02, LateMs = 300 };
        return new FaultProfile
        {
            Nodes = nodes,
            LeaderMoveMs = Is(0.5) ? 20_000 / bad : 0,
            InTurn = Is(0.5),
            LatencyMs = random.Next(0, 20),
            LateChance = Is(0.5) ? 0.02 : 0,
            LateMs = random.Next(100, 8000),
            CutChance = Is(0.6) ? 0.2 * bad : 0,
            CutBytes = Is(0.5) ? 2_000 : 60_000,
            SwallowChance = Is(0.4) ? 0.1 * bad : 0,
            BrokerDeathMs = Is(0.5) ? 60_000 / bad / nodes : 0,
            BrokerFreezeMs = Is(0.4) ? 60_000 / bad / nodes : 0,
            ClientDeathMs = Is(0.5) ? 60_000 / bad : 0,
            ClientFreezeMs = Is(0.5) ? 60_000 / bad : 0,
            SendDeathChance = Is(0.5) ? 0.001 * bad : 0,
            FreezeMs = Is(0.5) ? 4_000 : 25_000,
            WindowBytes = Is(0.3) ? random.Next(50, 4000) : 1 << 20,
        };
    }
}
