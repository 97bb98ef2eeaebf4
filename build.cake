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
    var projects = GetFiles("Tests/**/*.Tests.csproj").OrderBy(p => Weight(p.GetFilenameWithoutExtension().ToString())).Where(p => p.FullPath.Contains(only));
    CleanDirectory("artifacts/test-results");
    foreach (var project in projects)
    {
        string name = project.GetFilenameWithoutExtension().ToString(), trx = MakeAbsolute(File($"artifacts/test-results/{name}.trx")).FullPath;
        Information(name);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int exit = StartProcess("dotnet", new ProcessSettings { Arguments = $"test \"{project.FullPath}\" -c Release --no-build --nologo -v q --logger \"trx;LogFileName={trx}\" --blame-hang-timeout 10m" });
        if (!System.IO.File.Exists(trx)) { failed++; Error($"{name}: no result (exit code {exit})"); continue; }
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var results = XDocument.Load(trx).Descendants(ns + "UnitTestResult").ToList();
        int ok = results.Count(r => (string)r.Attribute("outcome") == "Passed"), bad = results.Count(r => (string)r.Attribute("outcome") == "Failed"), left = results.Count - ok - bad;
        // A test host that dies takes its counters with it: that is a failure too.
        if (exit != 0 && bad == 0) bad = 1;
        (passed, failed, skipped) = (passed + ok, failed + bad, skipped + left);
        foreach (var result in results.Where(r => (string)r.Attribute("outcome") == "NotExecuted"))
            Information($"  skipped {(string)result.Attribute("testName")}: {result.Descendants(ns + "Message").FirstOrDefault()?.Value.Trim()}");
        // Said whatever the verbosity: which test failed is all that a reader of a log wants to know.
        foreach (var result in results.Where(r => (string)r.Attribute("outcome") == "Failed"))
            Console.WriteLine($"  failed {(string)result.Attribute("testName")}: {result.Descendants(ns + "Message").FirstOrDefault()?.Value.Trim()}");
        Information($"  {ok} passed, {bad} failed, {left} skipped in {watch.Elapsed.TotalSeconds:F0} s");
    }
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    if (failed > 0 || passed == 0) Environment.Exit(1);
});

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

// Quick suites first, so that a plain mistake shows early.
int Weight(string name) => name switch { "Streamiz.Tidy.Tests" => 0, "Streamiz.Host.Tests" => 8, "Streamiz.EndToEnd.Tests" => 9, _ => 5 };

void Run(string program, string arguments, string folder)
{
    int exit = StartProcess(program, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder });
    if (exit != 0) throw new CakeException($"{program} {arguments} ended with {exit}");
}

RunTarget(target);
