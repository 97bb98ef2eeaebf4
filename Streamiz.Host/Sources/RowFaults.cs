namespace Streamiz.Host.Sources;

/// <summary>The words for each fault, as they stand in logs, metrics and answers.</summary>
internal static class RowFaults
{
    /// <summary>How many faults there are, <see cref="RowFault.None"/> included: the length of an array indexed by fault.</summary>
    public const int Count = (int)RowFault.TimeOutOfRange + 1;

    public static string Describe(RowFault fault) => fault switch
    {
        RowFault.None => "none",
        RowFault.TooFewFields => "fewer than 17 fields",
        RowFault.WrongType => "wrong type",
        RowFault.BadAddress => "address is not six hexadecimal digits",
        RowFault.UnknownCountry => "unknown country",
        RowFault.PositionOutOfRange => "position out of range",
        RowFault.TimeOutOfRange => "time out of range",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>The label value in metrics.</summary>
    public static string Label(RowFault fault) => fault switch
    {
        RowFault.TooFewFields => "too_few_fields",
        RowFault.WrongType => "wrong_type",
        RowFault.BadAddress => "bad_address",
        RowFault.UnknownCountry => "unknown_country",
        RowFault.PositionOutOfRange => "position_out_of_range",
        RowFault.TimeOutOfRange => "time_out_of_range",
        _ => "none",
    };
}
