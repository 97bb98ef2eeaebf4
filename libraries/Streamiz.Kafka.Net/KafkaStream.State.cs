namespace Streamiz.Kafka.Net;

/// <content>States.</content>
public sealed partial class KafkaStream
{
    /// <summary>Where an instance stands.</summary>
    public sealed class State : IEquatable<State>
    {
        /// <summary>Not started.</summary>
        public static readonly State CREATED = new("CREATED", 0, 1, 3, 5);

        /// <summary>Waiting for tasks, or restoring them.</summary>
        public static readonly State REBALANCING = new("REBALANCING", 1, 2, 3, 5);

        /// <summary>At work.</summary>
        public static readonly State RUNNING = new("RUNNING", 2, 1, 2, 3, 5);

        /// <summary>Stopping.</summary>
        public static readonly State PENDING_SHUTDOWN = new("PENDING_SHUTDOWN", 3, 4);

        /// <summary>Stopped.</summary>
        public static readonly State NOT_RUNNING = new("NOT_RUNNING", 4);

        /// <summary>Ended by an error; dispose of the instance.</summary>
        public static readonly State ERROR = new("ERROR", 5, 3);

        private State(string name, int ordinal, params int[] transitions)
        {
            Name = name;
            Ordinal = ordinal;
            Transitions = transitions.ToHashSet();
        }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>Its number.</summary>
        public int Ordinal { get; }

        /// <summary>Numbers of the states that may follow.</summary>
        public ISet<int> Transitions { get; }

        /// <summary>The same state.</summary>
        public static bool operator ==(State? a, State? b) => a is null ? b is null : a.Equals(b);

        /// <summary>Another state.</summary>
        public static bool operator !=(State? a, State? b) => !(a == b);

        /// <summary>Whether threads are at work: RUNNING or REBALANCING.</summary>
        public bool IsRunning() => Ordinal is 1 or 2;

        /// <inheritdoc/>
        public bool Equals(State? other) => other is not null && other.Ordinal == Ordinal;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as State);

        /// <inheritdoc/>
        public override int GetHashCode() => Ordinal;

        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
