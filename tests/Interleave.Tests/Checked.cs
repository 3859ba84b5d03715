using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;

namespace Interleave.Tests;

/// <summary>Checks of C# text.</summary>
internal static class Checked
{
    public static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(60), Memory = MemoryChoice.Sc };

    /// <summary>A program of two threads, as the members of a class that has a method each for them.</summary>
    /// <param name="members">The class's members; <c>A</c> and <c>B</c> are the threads' methods, <c>End</c> is called after both, if it is there.</param>
    public static RewrittenAssembly TwoThreads(string members, RewritingOptions? options = null) => Threads(2, members, options);

    /// <summary>Threads that run the methods <c>A</c>, <c>B</c>, … and then <c>End</c>, if there is one.</summary>
    public static RewrittenAssembly Threads(int count, string members, RewritingOptions? options = null)
    {
        char[] threads = [.. Enumerable.Range('A', count).Select(c => (char)c)];
        string Each(Func<char, string> text) => string.Join(' ', threads.Select(text));
        return Snippets.Rewrite(
            $$"""
            public class P
            {
                {{members}}

                public void Run()
                {
                    {{Each(t => $"Thread {char.ToLowerInvariant(t)} = new({t}) {{ Name = \"{t}\" }};")}}
                    {{Each(t => $"{char.ToLowerInvariant(t)}.Start();")}}
                    {{Each(t => $"{char.ToLowerInvariant(t)}.Join();")}}
                    {{(members.Contains("void End()", StringComparison.Ordinal) ? "End();" : "")}}
                }
            }
            """,
            optimize: true, options);
    }

    public static CheckResult Check(this RewrittenAssembly assembly, CheckOptions? options = null, string type = "P", string method = "Run") =>
        Checker.Check(assembly, assembly.Assembly.GetType(type, throwOnError: true)!.GetMethod(method)!, options ?? Options);

    public static CheckResult Replay(this RewrittenAssembly assembly, string token, string type = "P", string method = "Run") =>
        Checker.Replay(assembly, assembly.Assembly.GetType(type, throwOnError: true)!.GetMethod(method)!, token, Options);
}
