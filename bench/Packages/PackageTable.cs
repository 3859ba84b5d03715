using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Interleave.Rewriting;

namespace Interleave.Bench.Packages;

/// <summary>A library, what is done with it, and a name for the table.</summary>
internal sealed record Package(string Assembly, Func<string> Work);

/// <summary>Rewrites each library whole, has every method compiled, and compares what it does with what it did.</summary>
internal static class PackageTable
{
    private static readonly Package[] All =
    [
        new("BenchmarkDotNet", Workloads.BenchmarkDotNet),
        new("FsCheck", Workloads.FsCheck),
        new("ICSharpCode.Decompiler", Workloads.Decompiler),
        new("Microsoft.CodeAnalysis", Workloads.Roslyn),
        new("Microsoft.CodeAnalysis.CSharp", Workloads.Roslyn),
        new("Mono.Cecil", Workloads.Cecil),
        new("Newtonsoft.Json", Workloads.Json),
        new("Npgsql", Workloads.Npgsql),
        new("Spectre.Console", Workloads.Console),
        new("System.CommandLine", Workloads.CommandLine),
        new("xunit.v3.assert", Workloads.Assertions),
        new("YamlDotNet", Workloads.Yaml),
    ];

    public static int Run(string[] filters)
    {
        Console.WriteLine("| library | version | methods | not compiled | same output | before | after | rewriting | work before | work after |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        bool wrong = false;
        foreach (Package package in All.Where(p => filters.Length == 0 || filters.Any(f => p.Assembly.Contains(f, StringComparison.OrdinalIgnoreCase))))
        {
            try
            {
                wrong |= !Measure(package);
            }
            catch (Exception e) when (e is RewritingException or InvalidOperationException or ReflectionTypeLoadException or BadImageFormatException)
            {
                wrong = true;
                Console.WriteLine($"| {package.Assembly} | | | | FAILS: {e.Message.ReplaceLineEndings(" ")} | | | | | |");
            }
        }
        return wrong ? 1 : 0;
    }

    private static bool Measure(Package package)
    {
        string own = typeof(Workloads).Assembly.Location;
        string path = Path.Combine(Path.GetDirectoryName(own)!, package.Assembly + ".dll");
        var options = new RewritingOptions { Include = [package.Assembly] };

        long start = Stopwatch.GetTimestamp();
        (int methods, long after) = RewriteAlone(path, options);
        TimeSpan rewriting = Stopwatch.GetElapsedTime(start);

        (string before, TimeSpan plain) = Time(package.Work);
        RewrittenAssembly rewritten = Rewriter.Load(own, options);
        Assembly copy = AssemblyLoadContext.GetLoadContext(rewritten.Assembly)!.LoadFromAssemblyName(new AssemblyName(package.Assembly));
        var original = Assembly.Load(package.Assembly);
        if (ReferenceEquals(copy, original))
            throw new InvalidOperationException($"{package.Assembly} was not rewritten");
        HashSet<string> always = [.. Rewriter.JitEverything(original).Select(Method)];
        string[] broken = [.. Rewriter.JitEverything(copy).Where(f => !always.Contains(Method(f)))];
        var work = rewritten.Assembly.GetType(typeof(Workloads).FullName!)!.GetMethod(package.Work.Method.Name)!.CreateDelegate<Func<string>>();
        (string now, TimeSpan instrumented) = Time(work);

        bool same = before == now;
        Console.WriteLine(
            $"| {package.Assembly} | {original.GetName().Version} | {methods:N0} | {broken.Length} | {(same ? "yes" : "NO")} | {new FileInfo(path).Length >> 10:N0} KB | {after >> 10:N0} KB | {rewriting.TotalSeconds:F1} s | {plain.TotalMilliseconds:F1} ms | {instrumented.TotalMilliseconds:F1} ms |");
        foreach (string failure in broken.Take(10))
            Console.Error.WriteLine("  " + failure);
        if (!same)
            Console.Error.WriteLine($"  before: {before[..Math.Min(300, before.Length)]}\n  now:    {now[..Math.Min(300, now.Length)]}");
        return same && broken.Length == 0;
    }

    private static (int Methods, long Size) RewriteAlone(string path, RewritingOptions options)
    {
        using var files = new AssemblyFiles(path, options);
        int methods = files.Main.MainModule.GetTypes().Sum(t => t.Methods.Count(m => m.HasBody));
        Rewriter.Rewrite(files, options);
        return (methods, AssemblyWriter.Write(files.Rewritten)[files.Main.Name.Name].Assembly.Length);
    }

    /// <summary>What it returns, and how long the third time takes.</summary>
    private static (string Result, TimeSpan Time) Time(Func<string> work)
    {
        work();
        work();
        long start = Stopwatch.GetTimestamp();
        string result = work();
        return (result, Stopwatch.GetElapsedTime(start));
    }

    private static string Method(string failure) => failure[..failure.IndexOf(':')];
}
