namespace Streamiz.Kafka.Net.State;

/// <summary>What a store holds.</summary>
internal enum StoreKind
{
    /// <summary>Values by key.</summary>
    KeyValue,

    /// <summary>Values with the time of their last update, by key: the store of a table.</summary>
    TimestampedKeyValue,

    /// <summary>Values by key and the time from which they hold.</summary>
    Versioned,

    /// <summary>Values by key and window.</summary>
    Window,

    /// <summary>Values with the time of their last update, by key and window.</summary>
    TimestampedWindow,

    /// <summary>Values by key and session.</summary>
    Session,
}
