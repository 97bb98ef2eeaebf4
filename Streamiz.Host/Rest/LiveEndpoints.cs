using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Streamiz.Host.Live;

namespace Streamiz.Host.Rest;

/// <summary>Live updates, over server-sent events and over WebSocket.</summary>
internal static class LiveEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/live").WithTags("Live");
        group.MapGet("", EventsAsync).WithSummary("Live updates as server-sent events: aircraft, counts, health").Produces(200, contentType: "text/event-stream").ProducesProblem(503);
        group.MapGet("/ws", WebSocketAsync).WithSummary("The same over WebSocket, each message {\"event\":…,\"data\":…}").Produces(101).ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task EventsAsync(HttpContext context, LiveFeed feed, IHostApplicationLifetime lifetime)
    {
        using LiveListener? listener = feed.Listen();
        if (listener is null)
        {
            await Problems.Of(503, "Too many listeners.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await context.Response.Body.FlushAsync(stop.Token).ConfigureAwait(false);
            await foreach (LiveEvent update in listener.Events.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await context.Response.WriteAsync($"event: {update.Name}\ndata: ", stop.Token).ConfigureAwait(false);
                await context.Response.Body.WriteAsync(update.Json, stop.Token).ConfigureAwait(false);
                await context.Response.WriteAsync("\n\n", stop.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener went away, or the host stops.
        }
    }

    private static async Task WebSocketAsync(HttpContext context, LiveFeed feed, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Problems.BadRequest("This address speaks WebSocket only.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }
        using LiveListener? listener = feed.Listen();
        if (listener is null)
        {
            await Problems.Of(503, "Too many listeners.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        Task closed = WatchCloseAsync(socket, stop);
        try
        {
            await foreach (LiveEvent update in listener.Events.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                byte[] head = System.Text.Encoding.UTF8.GetBytes($"{{\"event\":\"{update.Name}\",\"data\":");
                await socket.SendAsync(head, WebSocketMessageType.Text, false, stop.Token).ConfigureAwait(false);
                await socket.SendAsync(update.Json, WebSocketMessageType.Text, false, stop.Token).ConfigureAwait(false);
                await socket.SendAsync("}"u8.ToArray(), WebSocketMessageType.Text, true, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The listener went away, or the host stops.
        }
        await closed.ConfigureAwait(false);
    }

    // What a listener says is of no interest but its good-bye.
    private static async Task WatchCloseAsync(WebSocket socket, CancellationTokenSource stop)
    {
        byte[] ignored = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(ignored, stop.Token).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close) { }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Gone without a word.
        }
        await stop.CancelAsync().ConfigureAwait(false);
    }
}
