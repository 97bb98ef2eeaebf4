using System.Net;
using System.Text;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Metrics.Reporting;

namespace Streamiz.Kafka.Net.Metrics.Prometheus;

/// <summary>Serves the last report from the start of the application until it has stopped.</summary>
internal sealed class PrometheusReporter(int port) : IStreamMiddleware
{
    private volatile byte[] _page = [];
    private HttpListener? _listener;

    public void Report(IEnumerable<Sensor> sensors) => _page = Encoding.UTF8.GetBytes(PrometheusText.Of(Reading.Of(sensors)));

    public void BeforeStart(IStreamConfig config, CancellationToken token)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://+:{port}/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new StreamsException($"metrics cannot be served at port {port}: {e.Message}; give UsePrometheusReporter another port", e);
        }

        _listener = listener;
        _ = ServeAsync(listener);
    }

    public void AfterStart(IStreamConfig config, CancellationToken token)
    {
    }

    public void BeforeStop(IStreamConfig config, CancellationToken token)
    {
    }

    public void AfterStop(IStreamConfig config, CancellationToken token)
    {
        _listener?.Close();
        _listener = null;
    }

    // One request after the other: a page is a few kilobytes in memory.
    private async Task ServeAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync().ConfigureAwait(false);
                await AnswerAsync(context).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // Who asked has gone, or the listener is closed, which ends the loop.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        if (context.Request.HttpMethod != "GET" || context.Request.Url?.AbsolutePath.TrimEnd('/') != "/metrics")
        {
            response.StatusCode = 404;
            return;
        }

        byte[] page = _page;
        response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        response.ContentLength64 = page.Length;
        await response.OutputStream.WriteAsync(page).ConfigureAwait(false);
    }
}
