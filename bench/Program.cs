using Interleave.Bench;

// bench [FILTER …]: the standard programs, warm, one after the other; see ARCHITECTURE.md for the table it makes.
// bench conformance: ordinary asynchronous tests, each plainly and as one execution under control.
return args is ["conformance"] ? ConformanceTimes.Run() : Benchmark.Run(args);
