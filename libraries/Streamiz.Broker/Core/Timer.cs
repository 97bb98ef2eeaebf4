namespace Streamiz.Broker.Core;

internal sealed class Timer(Action<long> fire)
{
    private Action<long>? _fire = fire;

    public void Cancel() => _fire = null;

    public void Fire(long now)
    {
        Action<long>? fire = _fire;
        _fire = null;
        fire?.Invoke(now);
    }
}
