using Streamiz.Protocol.Generator;

string root = args.Length > 0 ? args[0] : Path.Combine("libraries", "Streamiz.Protocol");
string generated = Path.Combine(root, "Generated");
Directory.CreateDirectory(generated);
foreach (string old in Directory.EnumerateFiles(generated, "*.cs")) File.Delete(old);
var declarations = Directory.EnumerateFiles(Path.Combine(root, "Messages"), "*.txt").Order(StringComparer.Ordinal).Select(f => Declaration.Parse(File.ReadAllText(f))).ToList();
foreach (var (name, text) in CSharp.FilesOf(declarations)) File.WriteAllText(Path.Combine(generated, name), text);
Console.WriteLine($"{declarations.Count} declarations written to {generated}");
