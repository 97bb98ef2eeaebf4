namespace Streamiz.Avro;

/// <summary>Reads a symbol and finds the reader's of that name, else the reader's default.</summary>
internal sealed class EnumReader : ValueReader
{
    private readonly EnumSchema _writer;
    private readonly EnumSchema _reader;

    // The reader's number of each of the writer's symbols; -1 where there is none.
    private readonly int[] _numbers;

    public EnumReader(EnumSchema writer, EnumSchema reader)
        : base(reader)
    {
        _writer = writer;
        _reader = reader;
        int unknown = reader.Default is null ? -1 : reader.IndexOf(reader.Default);
        _numbers = new int[writer.Symbols.Count];
        bool same = true;
        for (int i = 0; i < _numbers.Length; i++)
        {
            int number = reader.IndexOf(writer.Symbols[i]);
            _numbers[i] = number < 0 ? unknown : number;
            same &= _numbers[i] == i;
        }
        IsDirect = same;
    }

    public override bool IsDirect { get; }

    public override AvroValue Read(ref AvroReader reader) => AvroValue.Symbol(_reader, ReadNumber(ref reader));

    public override void Skip(ref AvroReader reader) => reader.ReadIndex(_numbers.Length);

    public override void Copy(ref AvroReader reader, ref AvroWriter writer) => writer.WriteIndex(ReadNumber(ref reader));

    private int ReadNumber(ref AvroReader reader)
    {
        int index = reader.ReadIndex(_numbers.Length);
        int number = _numbers[index];
        if (number < 0) throw new AvroResolutionException($"symbol '{_writer.Symbols[index]}' is unknown to the reader's '{_reader.FullName}'");
        return number;
    }
}
