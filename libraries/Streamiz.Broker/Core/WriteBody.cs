using Streamiz.Protocol;

namespace Streamiz.Broker.Core;

internal delegate void WriteBody<in TState>(TState state, ref WireWriter writer, short version);
