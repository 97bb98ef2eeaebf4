namespace Streamiz.EndToEnd;

/// <summary>The host as users run it: a process of its own, on free ports.</summary>
internal static class FlightHostProcess
{
    public static async Task<(ServerProcess Process, HttpClient Client)> StartAsync(params string[] options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Streamiz.Host.dll");
        ServerProcess process = await ServerProcess.StartAsync("dotnet", [program, "run", "--port", "0", "--broker-port", "0", "--registry-port", "0", .. options], "Live flights:", TimeSpan.FromSeconds(120));
        return (process, new HttpClient { BaseAddress = new Uri(process.Ready.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) });
    }
}
