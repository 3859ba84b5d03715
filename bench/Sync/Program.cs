using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Interleave.Bench.Sync.MutexBenchmarks).Assembly).Run(args);
