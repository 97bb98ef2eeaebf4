using System.Text;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

public sealed class FileLogTests
{
    private string _directory = null!;

    [SetUp]
    public void Make() => _directory = Directory.CreateTempSubdirectory("registry-log").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_directory, recursive: true);

    [Test]
    public async Task What_was_written_is_there_after_opening_again()
    {
        await WriteAsync("a", "b", null);

        Assert.That(await ReadAsync(), Is.EqualTo(new[] { "k=a", "k=b", "k=" }));
    }

    [Test]
    public async Task A_torn_end_is_cut_off_wherever_it_tore()
    {
        await WriteAsync("one", "two");
        var whole = await File.ReadAllBytesAsync(LogPath);
        var first = 8 + 8 + 4 + 1 + 4 + 3;
        for (var length = first; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(LogPath, whole[..length]);

            Assert.That(await ReadAsync(), Is.EqualTo(new[] { "k=one" }), $"cut at {length}");
            await WriteAsync("three");
            Assert.That(await ReadAsync(), Is.EqualTo(new[] { "k=one", "k=three" }), $"cut at {length}");
        }
    }

    [Test]
    public async Task A_torn_beginning_is_a_new_log()
    {
        await File.WriteAllBytesAsync(LogPath, "SZR"u8.ToArray());
        await WriteAsync("a");

        Assert.That(await ReadAsync(), Is.EqualTo(new[] { "k=a" }));
    }

    [Test]
    public async Task Zeros_at_the_end_are_cut_off()
    {
        await WriteAsync("a");
        await File.AppendAllBytesAsync(LogPath, new byte[1000]);

        Assert.That(await ReadAsync(), Is.EqualTo(new[] { "k=a" }));
    }

    [Test]
    public async Task Damage_in_the_middle_is_an_error_and_not_a_loss()
    {
        await WriteAsync("one", "two");
        var bytes = await File.ReadAllBytesAsync(LogPath);
        bytes[8 + 8 + 5] ^= 1;
        await File.WriteAllBytesAsync(LogPath, bytes);

        Assert.That(ReadAsync, Throws.TypeOf<RegistryStoreException>().With.Message.Contains("damaged"));
        Assert.That(await File.ReadAllBytesAsync(LogPath), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Another_file_is_not_taken_for_a_log()
    {
        await File.WriteAllTextAsync(LogPath, "something else altogether");

        Assert.That(() => FileRegistryLog.Open(_directory), Throws.TypeOf<RegistryStoreException>());
    }

    [Test]
    public async Task Only_one_may_have_it_open()
    {
        await using var log = FileRegistryLog.Open(_directory);

        Assert.That(() => FileRegistryLog.Open(_directory), Throws.TypeOf<RegistryStoreException>());
    }

    private string LogPath => Path.Combine(_directory, "schemas.log");

    private async Task WriteAsync(params string?[] values)
    {
        await using var log = FileRegistryLog.Open(_directory);
        await log.CatchUpAsync(_ => { }, default);
        foreach (var value in values)
            await log.AppendAsync([new RegistryRecord("k"u8.ToArray(), value is null ? null : Encoding.UTF8.GetBytes(value))], default);
    }

    private async Task<List<string>> ReadAsync()
    {
        await using var log = FileRegistryLog.Open(_directory);
        var found = new List<string>();
        await log.CatchUpAsync(r => found.Add($"{Encoding.UTF8.GetString(r.Key)}={(r.Value is null ? "" : Encoding.UTF8.GetString(r.Value))}"), default);
        return found;
    }
}
