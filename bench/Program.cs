using Interleave.Bench;

// bench [FILTER …]: the standard programs, warm, one after the other; see ARCHITECTURE.md for the table it makes.
return Benchmark.Run(args);
