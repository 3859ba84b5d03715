using Interleave.Executing;
using Interleave.Tracing;

namespace Interleave.Checking;

/// <summary>Runs a check on a thread with a large stack, and notices when the code under check no longer comes back.</summary>
internal static class Watchdog
{
    public static CheckResult Run(CheckRun check, Func<CheckRun, CheckResult> action)
    {
        AssertionListener.Install();
        CheckResult? result = null;
        WrongTokenException? wrong = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action(check);
                }
                catch (OutOfMemoryException)
                {
                    result = new CheckResult { Test = check.Test, Outcome = Outcome.NotInstrumented, Message = MemoryWords.RanOut };
                }
                catch (WrongTokenException e)
                {
                    wrong = e;
                }
                catch (Exception e)
                {
                    result = new CheckResult { Test = check.Test, Outcome = Outcome.Error, Message = $"the checker failed: {e}" };
                }
            },
            Execution.StackSize) { IsBackground = true, Name = "Interleave check" };
        thread.Start();
        long last = -1;
        while (!thread.Join(check.Patience))
        {
            long now = check.Execution?.Progress ?? 0;
            if (now == last && check.Execution is { } execution)
                return Frozen(check, execution);
            last = now;
        }
        return wrong is null ? result! : throw wrong;
    }

    private static CheckResult Frozen(CheckRun check, Execution execution) => new()
    {
        Test = check.Test,
        Outcome = Outcome.NotInstrumented,
        Message = execution.LastCall is { } call
            ? $"the program has not come back for {check.Patience.TotalSeconds:0} s; the last call that the checker does not control was {call}"
            : $"the program has taken no step for {check.Patience.TotalSeconds:0} s: a loop that touches nothing the checker watches, or a call into other code that does not return",
    };
}
