using System.Buffers.Binary;
using Streamiz.Client.Wires;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Tests;

/// <summary>A way to a cluster on which every node says that it has no more than an older release had. The node itself answers older versions as the older release did.</summary>
internal sealed class OlderCluster(string release) : INetwork
{
    private static readonly Api[] Names =
    [
        Api.Produce, Api.Fetch, Api.ListOffsets, Api.Metadata, Api.OffsetCommit, Api.OffsetFetch, Api.FindCoordinator, Api.JoinGroup, Api.Heartbeat, Api.LeaveGroup, Api.SyncGroup,
        Api.DescribeGroups, Api.ListGroups, Api.ApiVersions, Api.CreateTopics, Api.DeleteTopics, Api.DeleteRecords, Api.InitProducerId, Api.OffsetForLeaderEpoch, Api.AddPartitionsToTxn,
        Api.AddOffsetsToTxn, Api.EndTxn, Api.TxnOffsetCommit, Api.DescribeConfigs, Api.CreatePartitions, Api.DeleteGroups, Api.IncrementalAlterConfigs, Api.DescribeCluster,
    ];

    // The highest version of each of the APIs above.
    private static readonly Dictionary<string, short[]> Releases = new()
    {
        ["2.8"] = [9, 12, 6, 11, 8, 7, 3, 7, 4, 4, 5, 5, 4, 3, 7, 6, 2, 4, 4, 3, 3, 3, 3, 4, 3, 2, 1, 0],
        ["3.1"] = [9, 13, 7, 12, 8, 8, 4, 7, 4, 4, 5, 5, 4, 3, 7, 6, 2, 4, 4, 3, 3, 3, 3, 4, 3, 2, 1, 0],
        ["3.7"] = [10, 16, 8, 12, 9, 9, 4, 9, 4, 5, 5, 5, 4, 3, 7, 6, 2, 4, 4, 4, 3, 3, 3, 4, 3, 2, 1, 1],
        ["3.9"] = [11, 17, 9, 12, 9, 9, 6, 9, 4, 5, 5, 5, 5, 4, 7, 6, 2, 5, 4, 5, 4, 4, 4, 4, 3, 2, 1, 1],
    };

    private readonly SocketNetwork _sockets = new();

    public static IEnumerable<string> Known => Releases.Keys;

    public IWire Connect(string host, int port) => new OlderWire(_sockets.Connect(host, port), Releases[release]);

    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs) => _sockets.Wait(wires, timeoutMs);

    public void WakeUp() => _sockets.WakeUp();

    public void Dispose() => _sockets.Dispose();

    // The first answer on a wire tells the versions.
    private sealed class OlderWire(IWire inner, short[] highest) : IWrappedWire
    {
        private readonly List<byte> _first = [];
        private bool _told;

        public IWire Inner => inner;

        public bool IsRefused => false;

        public WireState State => inner.State;

        public string? Failure => inner.Failure;

        public bool WantsToSend
        {
            get => inner.WantsToSend;
            set => inner.WantsToSend = value;
        }

        public int Send(IList<ArraySegment<byte>> bytes) => inner.Send(bytes);

        public void Dispose() => inner.Dispose();

        public int Receive(Span<byte> into)
        {
            if (_told && _first.Count == 0) return inner.Receive(into);
            byte[] buffer = new byte[16 * 1024];
            for (int count; !_told && (count = inner.Receive(buffer)) > 0;)
            {
                _first.AddRange(buffer[..count]);
                Tell();
            }
            if (!_told) return 0;
            int taken = Math.Min(into.Length, _first.Count);
            _first.GetRange(0, taken).ToArray().CopyTo(into);
            _first.RemoveRange(0, taken);
            return taken;
        }

        private void Tell()
        {
            if (_first.Count < 4 || _first.Count < 4 + BinaryPrimitives.ReadInt32BigEndian(_first.GetRange(0, 4).ToArray())) return;
            _told = true;
            byte[] frame = [.. _first];
            const short version = 3;
            var response = new ApiVersionsResponse();
            var reader = new WireReader(frame.AsMemory(8));
            response.Read(ref reader, version);
            response.ApiKeys.RemoveAll(a => Array.IndexOf(Names, (Api)a.ApiKey) < 0);
            foreach (var api in response.ApiKeys) api.MaxVersion = Math.Min(api.MaxVersion, highest[Array.IndexOf(Names, (Api)api.ApiKey)]);
            response.FinalizedFeatures.Clear();
            response.SupportedFeatures.Clear();
            var output = new WireBuffer(1024);
            var writer = new WireWriter(output);
            writer.WriteInt32(0);
            foreach (byte b in frame.AsSpan(4, 4)) writer.WriteInt8((sbyte)b);
            response.Write(ref writer, version);
            output.PatchInt32(0, output.Length - 4);
            _first.Clear();
            _first.AddRange(output.Written.ToArray());
        }
    }
}
