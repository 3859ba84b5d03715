using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Traces;

/// <summary>Steps name the line they are written in, wherever the runtime would rather not know it.</summary>
public class StepLineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_InHandlersAndBehindLocks_NameTheirLines(bool optimize)
    {
        RewrittenAssembly assembly = Snippets.Rewrite(Source, optimize);

        CheckResult result = assembly.Check();

        Assert.Equal(FailureKind.Assertion, result.Kind);
        TraceStep[] steps = [.. result.Trace!.Steps.Where(s => s.Thread == "A")];
        Assert.Equal(["Body", "Caught", "Gate", "Last", "Local"], steps.Select(s => s.Location).Distinct().Order());
        string[] lines = Source.Split('\n');
        Assert.All(steps, s => Assert.EndsWith($"// {s.Location}", lines[s.Stack[0].Line - 1], StringComparison.Ordinal));
    }

    private const string Source = """
        using System;
        using System.Threading;
        public class AssertException(string text) : Exception(text);
        public class P
        {
            readonly object Gate = new();
            volatile int Body, Caught, Last, Local;

            void Step()
            {
                try
                {
                    Body = 1; // Body
                    lock (Gate) // Gate
                        throw new Exception(); // Gate
                }
                catch (Exception)
                {
                    Math.Abs(1);
                    Caught = 1; // Caught
                }
                finally
                {
                    Math.Abs(1);
                    Last = 1; // Last
                }
                LocalStep();
                void LocalStep()
                {
                    Math.Abs(1);
                    Local = 1; // Local
                }
            }

            public void Run()
            {
                Thread a = new(Step) { Name = "A" };
                a.Start();
                lock (Gate)
                    if (Body + Caught + Last + Local == 4)
                        throw new AssertException("all");
            }
        }
        """;
}
