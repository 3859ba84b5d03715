using Interleave.Bench.Packages;

// bench/Packages [FILTER …]: rewrites libraries nobody here wrote, and compares what they do; see docs/packages.md for the table it makes.
return PackageTable.Run(args);
