using System.Runtime.CompilerServices;

namespace Streamiz.Avro;

/// <summary>
/// The generated record types of the program. Generated code adds its types when its assembly is loaded, so that they are found
/// without reflection and survive trimming.
/// </summary>
public static class AvroRecords
{
    /// <summary>Makes a record type known. Called by generated code.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    public static void Add<T>()
        where T : class, IAvroRecord<T> => Known<T>.Codec = new GeneratedRecordCodec<T>();

    /// <summary>The codec of a type, or null when it is no generated record.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static AvroRecordCodec<T>? Find<T>()
    {
        // An assembly's initializer runs when its first code does; naming one of its types is not enough.
        if (Known<T>.Codec is null)
            RuntimeHelpers.RunModuleConstructor(typeof(T).Module.ModuleHandle);
        return Known<T>.Codec;
    }

    private static class Known<T>
    {
        // Written once, before the first record is read.
        public static AvroRecordCodec<T>? Codec { get; set; }
    }
}
