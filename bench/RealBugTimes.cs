using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Bench;

/// <summary>How long the default check takes to find the bugs that are modelled after those of real libraries, and to verify their fixes.</summary>
internal static class RealBugTimes
{
    private const string Scope = "Interleave.Programs.RealBugs";

    public static int Run()
    {
        RewrittenAssembly copy = Rewriter.Load(typeof(Programs.Counters).Assembly.Location);
        Console.WriteLine("Seconds of a whole check, the search for the shortest schedule included; each for the first and for the second time.");
        Console.WriteLine($"{"bug",-34}{"execution",10}{"first",8}{"second",8}   {"fix",-14}{"executions",11}{"first",8}{"second",8}");
        foreach (Type type in copy.Assembly.GetTypes().Where(t => t.IsPublic && t.Namespace == Scope).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            CheckResult Check(string method) => Checker.Check(copy, type.GetMethod(method)!, new CheckOptions());
            CheckResult found = Check("Reported"), again = Check("Reported"), fix = Check("Fixed"), fixAgain = Check("Fixed");
            Console.WriteLine($"{type.Name,-34}{found.Executions,10:N0}{found.Seconds,8:F2}{again.Seconds,8:F2}   {fix.Outcome,-14}{fix.Executions,11:N0}{fix.Seconds,8:F2}{fixAgain.Seconds,8:F2}");
        }
        return 0;
    }
}
