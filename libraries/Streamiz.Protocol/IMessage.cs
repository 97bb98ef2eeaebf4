namespace Streamiz.Protocol;

/// <summary>A request, a response or a piece of data with all its versions.</summary>
public interface IMessage : IMessageBody
{
    /// <summary>The API's key; -1 for data carried as bytes.</summary>
    static abstract short Key { get; }

    /// <summary>The lowest version declared.</summary>
    static abstract short Lowest { get; }

    /// <summary>The highest version declared.</summary>
    static abstract short Highest { get; }

    /// <summary>The first version with compact types and tagged fields; <see cref="short.MaxValue"/> when there is none.</summary>
    static abstract short Flexible { get; }
}
