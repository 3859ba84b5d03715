using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>What an interrupt ends.</summary>
/// <remarks>
/// The flag and the objects that an interrupted thread waits for are used together. Where .NET looks at the flag before
/// anything else (wait handles), one step does both. Where it first tries to do without waiting (locks, semaphores, slim
/// events, joins), so does the thread here, in a step of its own: between the attempt and the wait the flag may come and
/// what is waited for as well, and then .NET throws.
/// </remarks>
internal sealed partial class Execution
{
    private int FlagOf(LogicalThread thread) => Cells.OfObject<InterruptObject>(-1 - thread.Number);

    private Part InterruptionOf(LogicalThread thread) => PartOf(FlagOf(thread), Operation.TakeInterrupt, Timeout.Infinite);

    private void TakeInterrupt(LogicalThread thread, long argument)
    {
        if ((argument < 0 || Knowledge.IsInterrupted(thread.Number)) && OperateOnly(thread, FlagOf(thread), Operation.TakeInterrupt, argument) == 1)
            throw new ThreadInterruptedException();
    }

    /// <summary>Whether an operation may wait, and an interrupt ends that.</summary>
    private bool MayBeInterrupted(Operation operation, long argument)
    {
        switch (operation)
        {
            case Operation.MonitorEnter or Operation.LockEnter or Operation.MonitorReenter:
            case Operation.BarrierAwait or Operation.BarrierWithdraw or Operation.BarrierAdd or Operation.BarrierRemove:
            case Operation.ThreadJoin:
                return true;

            case Operation.MonitorTryEnter or Operation.LockTryEnter or Operation.SemaphoreWait:
            case Operation.EventWait or Operation.CountdownWait:
                return argument != 0;

            case Operation.CancelAwaitCallback:
                // .NET spins there and sleeps now and then: an interrupt may come too early for it or not.
                Refuse("a wait for a callback of a CancellationToken by a thread that is interrupted");
                return false;

            case >= Operation.SlimQueue and <= Operation.SlimGiveUp or Operation.LazyEnter:
            case Operation.SlimEnterRead or Operation.SlimEnterUpgradeable or Operation.SlimEnterWrite:
                Refuse("a ReaderWriterLockSlim or Lazy used by a thread that is interrupted");
                return false;

            default:
                return false;
        }
    }

    private static bool HasTimeout(Operation operation) => operation is
        Operation.ThreadJoin or Operation.MonitorTryEnter or Operation.LockTryEnter or Operation.SemaphoreWait or Operation.EventWait or Operation.CountdownWait;

    /// <param name="thread">The thread.</param>
    /// <param name="cell">The object.</param>
    /// <param name="operation">The wait.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="tries">Whether it looks first whether it has to wait at all.</param>
    private long WaitOrInterrupt(LogicalThread thread, int cell, Operation operation, long argument, bool tries)
    {
        Part interruption = InterruptionOf(thread);
        if (groups.Join(KeyOf(cell), KeyOf(interruption.Object)))
            Relearn();
        int group = GroupOf(cell);
        if (tries)
        {
            Part attempt = PartOf(cell, operation, HasTimeout(operation) ? Timeout.Infinite : argument);
            long result = Ask(thread, group, new Request(new([attempt]), All: false, Waits: false));
            if (result != GroupObject.MustWait)
                return result;
        }
        return Ask(thread, group, new Request(new([PartOf(cell, operation, argument)]), All: false, Waits: true, interruption));
    }

    /// <summary>Waits in a monitor that has been given back, and takes it again. An interrupted thread does so, too, before it throws.</summary>
    private long WaitForPulse(LogicalThread thread, int cell, int depth, long timeout)
    {
        try
        {
            TakeInterrupt(thread, 0);
            long pulsed = timeout < 0 ? 1 : Operate(cell, Operation.MonitorExpire, 0);
            Operate(cell, Operation.MonitorReenter, 0);
            return pulsed;
        }
        catch (ThreadInterruptedException)
        {
            OperateOnly(thread, cell, Operation.MonitorExpire, 0);
            OperateOnly(thread, cell, Operation.MonitorReenter, 0);
            thread.Holds[cell] = depth;
            throw;
        }
    }
}
