using System.Reflection;
using RocksDbSharp;
using Streamiz.Kafka.Net.State;
using Streamiz.Rocks.Native;

namespace Streamiz.Rocks.Tests;

public sealed class RocksDbOptionsTests : DatabaseFixture
{
    // Given a native object of the caller's or one that the installed version lacks.
    private static readonly string[] NeedMore =
    [
        nameof(RocksDbOptions.SetWriteBufferManager), nameof(RocksDbOptions.SetEnv), nameof(RocksDbOptions.SetInfoLog),
        nameof(RocksDbOptions.SetComparator), nameof(RocksDbOptions.SetMergeOperator), nameof(RocksDbOptions.SetPrefixExtractor),
        nameof(RocksDbOptions.SetCompactionFilter), nameof(RocksDbOptions.SetCompactionFilterFactory),
        nameof(RocksDbOptions.SetFifoCompactionOptions), nameof(RocksDbOptions.SetUniversalCompactionOptions),
    ];

    private static IEnumerable<MethodInfo> Setters() => typeof(RocksDbOptions).GetMethods()
        .Where(method => method.ReturnType == typeof(RocksDbOptions) && !NeedMore.Contains(method.Name));

    [TestCaseSource(nameof(Setters))]
    public void Every_option_is_known_to_the_installed_library(MethodInfo setter)
    {
        using RocksDbOptions options = new();
        object?[] arguments = [.. setter.GetParameters().Select(parameter => Sample(parameter.ParameterType))];
        Assert.That(setter.Invoke(options, arguments), Is.SameAs(options));
    }

    [Test]
    public void Options_reach_the_database()
    {
        using (RocksDbOptions options = new())
        {
            options.SetCreateIfMissing().SetWriteBufferSize(3 << 20).SetCompression(Compression.Zstd).SetCompactionStyle(Compaction.Universal)
                .SetPeriodicCompactionSeconds(1234).SetMaxBytesForLevelMultiplier(7.5).SetInfoLogLevel(InfoLogLevel.Warn)
                .SetPrefixExtractor(SliceTransform.CreateFixedPrefix(4)).SetMaxWriteBufferSizeToMaintain(12345);
            RocksDatabase.Open(Path.Combine(Directory, "db"), options).Dispose();
        }
        string written = string.Concat(System.IO.Directory.GetFiles(Path.Combine(Directory, "db"), "OPTIONS-*").Select(File.ReadAllText));
        Assert.That(written, Does.Contain("write_buffer_size=3145728").And.Contain("compression=kZSTD")
            .And.Contain("compaction_style=kCompactionStyleUniversal").And.Contain("periodic_compaction_seconds=1234")
            .And.Contain("max_bytes_for_level_multiplier=7.5").And.Contain("info_log_level=WARN_LEVEL")
            .And.Contain("rocksdb.FixedPrefix.4").And.Contain("max_write_buffer_size_to_maintain=12345"));
    }

    [Test]
    public void Statistics_are_text_when_they_are_enabled()
    {
        using RocksDbOptions options = new();
        Assert.That(options.StatisticsString, Is.Null);
        options.SetCreateIfMissing().EnableStatistics();
        using RocksDatabase database = RocksDatabase.Open(Path.Combine(Directory, "db"), options);
        Put(database, "a=1");
        Assert.That(options.StatisticsString, Does.Contain("rocksdb.number.keys.written COUNT : 1"));
    }

    [Test]
    public void A_function_that_the_library_lacks_is_an_error_that_names_it()
    {
        Assert.That(() => OptionCall.Create("rocksdb_no_such_function"),
            Throws.TypeOf<RocksException>().With.Message.Contains("rocksdb_no_such_function"));
    }

    [Test]
    public void A_missing_library_is_an_error_that_says_what_to_install()
    {
        Assert.That(() => RocksLibrary.Load(["librocksdb-not-there.so"]), Throws.TypeOf<RocksException>()
            .With.Message.Contains("apt-get install librocksdb").And.Message.Contains("librocksdb-not-there.so"));
    }

    private static object? Sample(Type type) => type switch
    {
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 1,
        _ when type == typeof(uint) => 1u,
        _ when type == typeof(ulong) => 1ul,
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(char) => '\0',
        _ when type == typeof(string) => "/var/empty",
        _ when type == typeof(int[]) => new[] { 1 },
        _ when type == typeof(Compression[]) => new[] { Compression.No },
        _ when type == typeof(BlockBasedTableOptions) => new BlockBasedTableOptions(),
        _ when type.IsEnum => Enum.ToObject(type, 0),
        _ => throw new ArgumentException($"No sample of {type}."),
    };
}
