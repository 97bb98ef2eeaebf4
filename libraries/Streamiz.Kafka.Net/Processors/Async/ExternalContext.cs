using System.Collections.ObjectModel;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Which attempt an asynchronous call is.</summary>
public class ExternalContext
{
    private readonly List<Exception> _exceptions = [];

    /// <summary>Time of this attempt, milliseconds since 1970.</summary>
    public long CurrentCallEpoch { get; private set; }

    /// <summary>Time of the first attempt, milliseconds since 1970.</summary>
    public long FirstCallEpoch { get; private set; }

    /// <summary>What the attempts before threw.</summary>
    public ReadOnlyCollection<Exception> LastExceptions => _exceptions.AsReadOnly();

    /// <summary>0 for the first attempt.</summary>
    public int RetryNumber { get; private set; }

    internal void Begin(long now)
    {
        if (_exceptions.Count == 0) FirstCallEpoch = now;
        CurrentCallEpoch = now;
        RetryNumber = _exceptions.Count;
    }

    internal void Failed(Exception exception) => _exceptions.Add(exception);
}
