using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Streamiz.Tidy;

/// <summary>Who may use whom: between projects, and between the folders of the library.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Streamiz.Avro"] = [],
        ["Streamiz.Avro.Generator"] = [],
        ["Streamiz.SchemaRegistry"] = ["Streamiz.Avro"],
        ["Streamiz.RocksDb"] = [],
        ["Streamiz.Protocol"] = [],
        ["Streamiz.Client"] = ["Streamiz.Protocol"],
        ["Streamiz.Broker"] = ["Streamiz.Protocol"],
        ["Streamiz.Kafka.Net"] = ["Streamiz.RocksDb", "Streamiz.Client"],
        ["Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro"] = ["Streamiz.Kafka.Net", "Streamiz.Avro", "Streamiz.SchemaRegistry"],
        ["Streamiz.Kafka.Net.Metrics.OpenTelemetry"] = ["Streamiz.Kafka.Net"],
        ["Streamiz.Kafka.Net.Metrics.Prometheus"] = ["Streamiz.Kafka.Net"],
        ["Streamiz.Kafka.Net.Hosting"] = ["Streamiz.Kafka.Net"],
        ["Streamiz.Topology"] = ["Streamiz.Kafka.Net", "Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro", "Streamiz.Avro.Generator"],
    };

    // Top to bottom: a folder uses only those behind it. Folders that share a place are siblings and use neither each other.
    // Stream and Table are one here: a stream becomes a table and a table a stream, and upstream's interfaces say so.
    private static readonly string[][] Folders =
    [
        ["Mock"], [""], ["Stream"], ["Runtime"], ["Plan"], ["Processors"], ["State"], ["SerDes"], ["Kafka"], ["Time"], ["Errors", "Metrics"],
    ];

    [Test]
    public void Projects_use_only_those_they_may() => Exceptions.Hold("project-arrow", from project in Projects
        let file = Tree.Files.Single(f => Path.GetFileName(f) == project.Key + ".csproj")
        from reference in XDocument.Parse(Tree.Read(file)).Descendants("ProjectReference")
        let used = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
        where !project.Value.Contains(used)
        select (file, $"uses {used}"));

    [Test]
    public void Folders_of_the_library_use_only_those_below_them()
    {
        const string library = "libraries/Streamiz.Kafka.Net/";
        var level = Folders.SelectMany((names, depth) => names.Select(n => (n, depth))).ToDictionary(p => p.n, p => p.depth);
        var files = Tree.Sources(library).Select(f => (File: f, Folder: FolderOf(f[library.Length..]), Code: Tree.Code(f))).ToList();
        // A file declares the type it is named after; a name that two folders declare cannot be told apart by its text and is left out.
        var declared = files.Select(f => (Name: Path.GetFileName(f.File).Split('.')[0], f.Folder)).Distinct()
            .GroupBy(d => d.Name).Where(g => g.Select(d => d.Folder).Distinct().Count() == 1).ToDictionary(g => g.Key, g => g.First().Folder);
        Exceptions.Hold("folder-arrow", from f in files
            where level.ContainsKey(f.Folder)
            from name in Regex.Matches(f.Code, @"(?<![.\w])[A-Z]\w+(?=[<.?\[(>)]| [a-z_@])").Select(m => m.Value).Distinct()
            where declared.TryGetValue(name, out string? folder) && folder != f.Folder && level.ContainsKey(folder) && level[folder] <= level[f.Folder]
            select (f.File, $"names {name} of {(declared[name].Length == 0 ? "the root" : declared[name])}"));
    }

    [Test]
    public void Only_the_kafka_folder_names_the_client() => Exceptions.Hold("client-arrow", from f in Tree.Sources("libraries/Streamiz.Kafka.Net/")
        where !f.Contains("/Kafka/", StringComparison.Ordinal) && Tree.Code(f).Contains("Streamiz.Client", StringComparison.Ordinal)
        select (f, "names Streamiz.Client"));

    private static string FolderOf(string path)
    {
        string first = path.Contains('/') ? path[..path.IndexOf('/')] : "";
        // The configuration names the types of everything that it configures, and everything reads it: it is beside the ladder.
        return first == "Table" ? "Stream" : first;
    }
}
