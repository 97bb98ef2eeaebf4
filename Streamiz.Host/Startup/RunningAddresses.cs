using System.Text.Json;

namespace Streamiz.Host.Startup;

/// <summary>Where the host on this folder of data runs, so that the other commands find it.</summary>
internal sealed record RunningAddresses(string Url, string Bootstrap, string Registry, string ApplicationId, int ProcessId)
{
    private const string FileName = "host.json";

    /// <summary>Null when no host runs on the folder.</summary>
    public static RunningAddresses? Find(string data)
    {
        string path = Path.Combine(data, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            RunningAddresses? found = JsonSerializer.Deserialize<RunningAddresses>(File.ReadAllBytes(path), HostJson.Options);
            return found is not null && IsRunning(found.ProcessId) ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string data)
    {
        string path = Path.Combine(data, FileName);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, HostJson.Options));
        File.Move(path + ".new", path, overwrite: true);
    }

    public static void Remove(string data) => File.Delete(Path.Combine(data, FileName));

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
