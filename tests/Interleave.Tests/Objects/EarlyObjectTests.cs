using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Properties;
using Interleave.Rewriting;
using Interleave.Tests.Counts;
using Xunit;

namespace Interleave.Tests.Objects;

/// <summary>An object that another thread is still to make, in a run that repeats, is given out and used without handing over.</summary>
public class EarlyObjectTests
{
    [Theory]
    [InlineData("SemaphoreSlim", "new(1)", "it.Wait(); it.Release();")]
    [InlineData("SemaphoreSlim", "new(1)", "if (!it.AvailableWaitHandle.WaitOne(0)) throw new Exception();")]
    [InlineData("Semaphore", "new(1, 1)", "it.WaitOne(); it.Release();")]
    [InlineData("Mutex", "new()", "it.WaitOne(); it.ReleaseMutex();")]
    [InlineData("CountdownEvent", "new(1)", "it.Signal(); it.Wait();")]
    [InlineData("CountdownEvent", "new(1)", "if (it.WaitHandle.WaitOne(0)) throw new Exception();")]
    [InlineData("ManualResetEventSlim", "new(true)", "it.Wait();")]
    [InlineData("ManualResetEventSlim", "new(true)", "if (!it.WaitHandle.WaitOne(0)) throw new Exception();")]
    [InlineData("AutoResetEvent", "new(true)", "it.WaitOne();")]
    [InlineData("Lock", "new()", "lock (it) { }")]
    [InlineData("object", "new()", "lock (it) { }")]
    public void Use_OfAnObjectThatIsStillToBeMade_WorksWithoutHandingOver(string type, string made, string use)
    {
        RewrittenAssembly assembly = Checked.TwoThreads(
            $"{type} it; volatile bool ready; void A() {{ if (ready) {{ {use} }} }} void B() {{ it = {made}; ready = true; }}");

        Explored.Result result = Explored.Run(
            assembly, ScenarioBody.Of(assembly.Assembly.GetType("P")!.GetMethod("Run")!), cells => new Exhaustive(cells, new SequentialConsistency()), goOn: false);

        Assert.Equal((SearchEnd.Exhausted, 2), (result.End, result.Search.Executions));
        Assert.Equal(0, result.Search.Execution.HandOvers);
    }
}
