namespace Streamiz.Kafka.Net.State;

/// <summary>Options of a RocksDB store, handed to <see cref="IStreamConfig.RocksDbConfigHandler"/> before it is opened.</summary>
public partial class RocksDbOptions
{
}
