namespace Streamiz.Client;

/// <summary>Where reading begins in a partition that has no committed offset.</summary>
public enum ReadFrom
{
    /// <summary>At the first record there is.</summary>
    Beginning,

    /// <summary>Behind the last record: only what is written from now on is read.</summary>
    End,
}
