namespace Streamiz.Client;

/// <summary>What was asked for, when it has come: driving the client completes it, on the driving thread.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class Answer<T>
{
    private Action? _then;
    private T? _value;

    /// <summary>Whether there is a value or an error.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>The error, or null.</summary>
    public KafkaException? Error { get; private set; }

    /// <summary>The value.</summary>
    /// <exception cref="KafkaException">There is an error instead.</exception>
    /// <exception cref="InvalidOperationException">It has not come yet.</exception>
    public T Value
    {
        get
        {
            if (Error is not null) throw Error;
            return IsCompleted ? _value! : throw new InvalidOperationException("the answer has not come yet");
        }
    }

    /// <summary>Has something done when it comes, on the driving thread; at once when it has come.</summary>
    public void Then(Action action)
    {
        if (IsCompleted) action();
        else _then += action;
    }

    /// <summary>The same for tasks. What awaits it goes on elsewhere than on the driving thread.</summary>
    public Task<T> AsTask()
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Then(value => source.TrySetResult(value), error => source.TrySetException(error));
        return source.Task;
    }

    /// <summary>An answer that is there already.</summary>
    internal static Answer<T> Of(T value)
    {
        var answer = new Answer<T>();
        answer.Complete(value);
        return answer;
    }

    /// <summary>Has one of two things done when it comes.</summary>
    internal void Then(Action<T> taken, Action<KafkaException> failed) => Then(() =>
    {
        if (Error is not null) failed(Error);
        else taken(_value!);
    });

    /// <summary>Another answer becomes what this one becomes.</summary>
    internal void PassTo(Answer<T> other) => Then(other.Complete, other.Fail);

    /// <summary>The same with another value; an error stays what it is.</summary>
    internal Answer<TOther> Map<TOther>(Func<T, TOther> map)
    {
        var other = new Answer<TOther>();
        Then(value => other.Complete(map(value)), other.Fail);
        return other;
    }

    internal void Complete(T value)
    {
        if (IsCompleted) return;
        _value = value;
        IsCompleted = true;
        _then?.Invoke();
    }

    internal void Fail(KafkaException error)
    {
        if (IsCompleted) return;
        Error = error;
        IsCompleted = true;
        _then?.Invoke();
    }
}
