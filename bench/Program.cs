using Interleave.Bench;

// bench [FILTER …]: the standard programs, warm, one after the other; see ARCHITECTURE.md for the table it makes.
// bench conformance: ordinary asynchronous tests, each plainly and as one execution under control.
// bench real-bugs: how long it takes to find the bugs of docs/real-bugs.md, and to verify their fixes.
return args switch
{
    ["conformance"] => ConformanceTimes.Run(),
    ["real-bugs"] => RealBugTimes.Run(),
    _ => Benchmark.Run(args),
};
