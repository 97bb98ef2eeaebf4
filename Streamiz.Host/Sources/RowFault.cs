namespace Streamiz.Host.Sources;

/// <summary>Why a state vector is skipped.</summary>
internal enum RowFault
{
    None,
    TooFewFields,
    WrongType,
    BadAddress,
    UnknownCountry,
    PositionOutOfRange,
    TimeOutOfRange,
}
