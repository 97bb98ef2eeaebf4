using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime.Assignment;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// The application's folder of state: one process has it at a time, and one thread each task's part. Threads of one process hand tasks over
/// through it: the next owner waits until the one before has closed its stores.
/// </summary>
internal sealed class StateDirectory : IDisposable
{
    private const string LockName = ".lock";
    private const string ProcessName = ".process";

    private readonly HashSet<TaskId> _owned = [];
    private readonly FileStream _lock;

    public StateDirectory(string stateDir, string applicationId)
    {
        Folder = Path.Combine(stateDir, applicationId);
        try
        {
            Directory.CreateDirectory(Folder);
            _lock = new FileStream(Path.Combine(Folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StreamsException($"the state folder {Folder} cannot be used; another instance of the application may be running in it (give each its own state.dir): {e.Message}", e);
        }

        ProcessId = ReadProcessId();
    }

    public string Folder { get; }

    /// <summary>Stays the same over restarts, as the folder does.</summary>
    public string ProcessId { get; }

    public string FolderOf(TaskId task) => Path.Combine(Folder, task.ToString());

    /// <summary>Takes a task's folder; false while another thread has it.</summary>
    public bool TryOwn(TaskId task)
    {
        lock (_owned) return _owned.Add(task);
    }

    public void GiveUp(TaskId task)
    {
        lock (_owned) _owned.Remove(task);
    }

    /// <summary>Tasks whose state lies here.</summary>
    public IReadOnlyCollection<TaskId> StoredTasks()
    {
        var tasks = new List<TaskId>();
        foreach (string folder in Directory.EnumerateDirectories(Folder))
            if (AssignmentCodec.TryParse(Path.GetFileName(folder), out var task)) tasks.Add(task);
        return tasks;
    }

    /// <summary>Deletes a task's state.</summary>
    public void Delete(TaskId task)
    {
        string folder = FolderOf(task);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private string ReadProcessId()
    {
        string path = Path.Combine(Folder, ProcessName);
        if (File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } known) return known;
        string made = Guid.NewGuid().ToString("N");
        File.WriteAllText(path, made);
        return made;
    }
}
