// What build.sh calls: builds, tests and packages. Results are under artifacts/.
using System.Xml.Linq;

var target = Argument("target", "Build");
var only = Argument("only", "");
var settings = new DotNetBuildSettings { Configuration = "Release", Verbosity = DotNetVerbosity.Quiet, NoLogo = true };

Task("Page").WithCriteria(() => FileExists("Streamiz.Host/Page/package-lock.json")).Does(() =>
{
    var page = MakeAbsolute(Directory("Streamiz.Host/Page"));
    var stamp = MakeAbsolute(File("Streamiz.Host/wwwroot/.built"));
    var sources = GetFiles("Streamiz.Host/Page/**/*").Where(f => !f.FullPath.Contains("/node_modules/"));
    if (FileExists(stamp) && sources.All(f => System.IO.File.GetLastWriteTimeUtc(f.FullPath) <= System.IO.File.GetLastWriteTimeUtc(stamp.FullPath))) return;
    Information("building the page");
    Run("npm", "ci --no-audit --no-fund --silent", page.FullPath);
    Run("npm", "run build --silent", page.FullPath);
    System.IO.File.WriteAllText(stamp.FullPath, "");
});

Task("Host").IsDependentOn("Page").Does(() => Publish("Streamiz.Host/Streamiz.Host.csproj", "artifacts/host"));
Task("Build").IsDependentOn("Page").Does(() => DotNetBuild("Streamiz.slnx", settings));
Task("Benchmarks").Does(() => Publish("Benchmarks/Benchmarks.csproj", "artifacts/bench"));
Task("Conformance").Does(() => DotNetBuild("Tests/Conformance/Streamiz.Conformance.Tests.csproj", settings));
Task("Pack").IsDependentOn("Build").Does(() =>
{
    foreach (var project in GetFiles("libraries/*/*.csproj").Where(p => !p.FullPath.EndsWith("Generator.csproj")))
        DotNetPack(project.FullPath, new DotNetPackSettings { Configuration = "Release", NoBuild = true, OutputDirectory = "artifacts/packages", NoLogo = true });
});

Task("Test").IsDependentOn("Build").Does(() =>
{
    int passed = 0, failed = 0, skipped = 0;
    var waiting = new System.Collections.Concurrent.ConcurrentQueue<FilePath>(
        GetFiles("Tests/**/*.Tests.csproj").Where(p => p.FullPath.Contains(only)).OrderByDescending(p => Length(p.GetFilenameWithoutExtension().ToString())));
    CleanDirectory("artifacts/test-results");
    // Most suites wait for servers more than they compute: two run side by side, the long ones first. What one prints comes in one piece, when it is done.
    var lanes = Enumerable.Range(0, 2).Select(_ => System.Threading.Tasks.Task.Run(() =>
    {
        while (waiting.TryDequeue(out var project))
        {
            string name = project.GetFilenameWithoutExtension().ToString(), trx = MakeAbsolute(File($"artifacts/test-results/{name}.trx")).FullPath;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            int exit = TestProject(project.FullPath, trx, out string printed);
            lock (waiting)
            {
                Console.WriteLine($"{name}\n{printed}");
                var (ok, bad, left) = Results(name, trx, exit);
                (passed, failed, skipped) = (passed + ok, failed + bad, skipped + left);
                Console.WriteLine($"  {ok} passed, {bad} failed, {left} skipped in {watch.Elapsed.TotalSeconds:F0} s");
            }
        }
    })).ToArray();
    System.Threading.Tasks.Task.WaitAll(lanes);
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    if (failed > 0 || passed == 0) Environment.Exit(1);
});

int TestProject(string project, string trx, out string printed)
{
    string arguments = $"test \"{project}\" -c Release --no-build --nologo -v q --logger \"trx;LogFileName={trx}\" --blame-hang-timeout 10m";
    using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
    var lines = new System.Text.StringBuilder();
    void Take(string line)
    {
        lock (lines) if (!string.IsNullOrWhiteSpace(line)) lines.AppendLine(line);
    }
    process.OutputDataReceived += (_, e) => Take(e.Data);
    process.ErrorDataReceived += (_, e) => Take(e.Data);
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
    lock (lines) printed = lines.ToString();
    return process.ExitCode;
}

(int Passed, int Failed, int Skipped) Results(string name, string trx, int exit)
{
    if (!System.IO.File.Exists(trx))
    {
        Console.WriteLine($"  {name}: no result (exit code {exit})");
        return (0, 1, 0);
    }
    XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    var results = XDocument.Load(trx).Descendants(ns + "UnitTestResult").ToList();
    int ok = results.Count(r => (string)r.Attribute("outcome") == "Passed"), bad = results.Count(r => (string)r.Attribute("outcome") == "Failed"), left = results.Count - ok - bad;
    // A test host that dies takes its counters with it: that is a failure too.
    if (exit != 0 && bad == 0) bad = 1;
    foreach (var result in results.Where(r => (string)r.Attribute("outcome") is "NotExecuted" or "Failed"))
        Console.WriteLine($"  {((string)result.Attribute("outcome") == "Failed" ? "failed" : "skipped")} {(string)result.Attribute("testName")}: {result.Descendants(ns + "Message").FirstOrDefault()?.Value.Trim()}");
    return (ok, bad, left);
}

// What people run is compiled ahead of time for this machine: it starts sooner and spends a tenth less. Where the compiler is not to be had, it runs all the same.
void Publish(string project, string to)
{
    DotNetPublishSettings With(string more) => new()
    {
        Configuration = "Release", Verbosity = DotNetVerbosity.Quiet, NoLogo = true, SelfContained = false, OutputDirectory = to,
        ArgumentCustomization = arguments => arguments.Append("--use-current-runtime").Append(more),
    };
    CleanDirectory(to);
    try
    {
        DotNetPublish(project, With("-p:PublishReadyToRun=true"));
    }
    catch (CakeException)
    {
        Warning("once more, without compiling ahead of time");
        DotNetPublish(project, With("-p:PublishReadyToRun=false"));
    }
}

// About how long a suite takes, so that no long one is begun last.
int Length(string name) => name switch
{
    "Streamiz.Broker.Tests" => 9, "Streamiz.Client.Tests" => 8, "Streamiz.EndToEnd.Tests" => 7, "Streamiz.Kafka.Net.Tests" => 6, "Streamiz.Host.Tests" => 5,
    "Streamiz.Simulation.Tests" => 4, "Streamiz.Conformance.Tests" => 3, _ => 1,
};

void Run(string program, string arguments, string folder)
{
    int exit = StartProcess(program, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder });
    if (exit != 0) throw new CakeException($"{program} {arguments} ended with {exit}");
}

RunTarget(target);
