namespace Streamiz.Kafka.Net;

/// <summary>Told when an application starts and stops.</summary>
public interface IStreamMiddleware
{
    /// <summary>Called once all threads are started.</summary>
    void AfterStart(IStreamConfig config, CancellationToken token);

    /// <summary>Called once all threads have stopped.</summary>
    void AfterStop(IStreamConfig config, CancellationToken token);

    /// <summary>Called before anything is started.</summary>
    void BeforeStart(IStreamConfig config, CancellationToken token);

    /// <summary>Called before the threads are told to stop.</summary>
    void BeforeStop(IStreamConfig config, CancellationToken token);
}
