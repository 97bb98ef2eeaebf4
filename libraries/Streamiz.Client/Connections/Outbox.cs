using Streamiz.Client.Wires;
using Streamiz.Protocol;

namespace Streamiz.Client.Connections;

/// <summary>Requests on their way out. Large pieces are not copied: they are spliced in where they stand, and must stay until the answer comes.</summary>
internal sealed class Outbox
{
    private const int MaxPiecesASend = 32;

    private readonly List<Piece> _pieces = [];
    private readonly List<ArraySegment<byte>> _sending = [];
    private int _first;
    private int _requestStart;
    private int _pieceStart;
    private int _spliced;

    public WireBuffer Buffer { get; } = new(4096);

    public bool IsEmpty => _first == _pieces.Count;

    /// <summary>Begins a request: room for its size.</summary>
    public WireWriter Begin()
    {
        _requestStart = _pieceStart = Buffer.Length;
        _spliced = 0;
        var writer = new WireWriter(Buffer);
        writer.WriteInt32(0);
        return writer;
    }

    /// <summary>Puts bytes here without copying them.</summary>
    public void Splice(byte[] bytes, int start, int length)
    {
        ClosePiece();
        _pieces.Add(new Piece { Bytes = bytes, Start = start, Length = length });
        _spliced += length;
    }

    /// <summary>Ends the request.</summary>
    public void End()
    {
        ClosePiece();
        Buffer.PatchInt32(_requestStart, Buffer.Length - _requestStart - 4 + _spliced);
    }

    /// <summary>Hands the wire what it takes; answers the bytes it took.</summary>
    public long Send(IWire wire)
    {
        long total = 0;
        while (!IsEmpty)
        {
            _sending.Clear();
            int end = Math.Min(_pieces.Count, _first + MaxPiecesASend), offered = 0;
            for (int i = _first; i < end; i++)
            {
                var piece = _pieces[i];
                _sending.Add(new ArraySegment<byte>(piece.Bytes ?? Buffer.Array, piece.Start, piece.Length));
                offered += piece.Length;
            }
            int sent = wire.Send(_sending);
            total += sent;
            Advance(sent);
            if (sent < offered) return total;
        }
        Clear();
        return total;
    }

    public void Clear()
    {
        _pieces.Clear();
        _first = 0;
        Buffer.Clear();
    }

    private void ClosePiece()
    {
        int length = Buffer.Length - _pieceStart;
        if (length > 0) _pieces.Add(new Piece { Start = _pieceStart, Length = length });
        _pieceStart = Buffer.Length;
    }

    private void Advance(int sent)
    {
        while (sent > 0)
        {
            var piece = _pieces[_first];
            if (sent >= piece.Length)
            {
                sent -= piece.Length;
                _first++;
                continue;
            }
            piece.Start += sent;
            piece.Length -= sent;
            _pieces[_first] = piece;
            return;
        }
    }

    // Null bytes are the buffer's, whose array changes as it grows.
    private struct Piece
    {
        public byte[]? Bytes;
        public int Start;
        public int Length;
    }
}
