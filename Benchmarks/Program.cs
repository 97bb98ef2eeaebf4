using BenchmarkDotNet.Running;
using Streamiz.Benchmarks.Avro;

// avro [--rounds N]: the quick measurement; anything else goes to BenchmarkDotNet.
if (args is ["avro", .. var rest]) return AvroMicro.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(AvroMicro).Assembly).Run(args);
return 0;
