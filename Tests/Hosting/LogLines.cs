using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Streamiz.Hosting.Tests;

/// <summary>Remembers what was logged.</summary>
public sealed class LogLines : ILoggerFactory, ILogger, ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _awaited = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings => [.. _lines.Where(l => l.Level == LogLevel.Warning).Select(l => l.Text)];

    public IReadOnlyList<string> All => [.. _lines.Select(l => l.Text)];

    /// <summary>The first line from now on, or before, that contains a text.</summary>
    public Task<string> Line(string containing)
    {
        var source = _awaited.GetOrAdd(containing, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        foreach (var (_, text) in _lines)
            if (text.Contains(containing, StringComparison.Ordinal)) source.TrySetResult(text);
        return source.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        string text = formatter(state, exception);
        _lines.Enqueue((logLevel, text));
        foreach (var (containing, source) in _awaited)
            if (text.Contains(containing, StringComparison.Ordinal)) source.TrySetResult(text);
    }

    public void Dispose()
    {
    }
}
