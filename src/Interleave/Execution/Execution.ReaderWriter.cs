using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary><see cref="ReaderWriterLockSlim"/>: what a thread holds itself is its own; the rest are steps.</summary>
internal sealed partial class Execution
{
    private long ReaderWriter(LogicalThread thread, ReaderWriterLockSlim target, Operation operation, long argument)
    {
        int cell = CellOf<ReaderWriterObject>(target, thread);
        ReaderWriterHold hold = thread.Shares.GetValueOrDefault(cell);
        switch (operation)
        {
            case >= Operation.SlimEnterRead and <= Operation.SlimEnterWrite:
                var role = (ReaderWriterRole)(operation - Operation.SlimEnterRead);
                ReaderWriterRefusal refusal = hold.Refuses(role, target.RecursionPolicy == LockRecursionPolicy.SupportsRecursion);
                // Where the thread would not ask the others, it still looks first whether one of them has disposed of the lock.
                if ((refusal != ReaderWriterRefusal.None || hold.In(role) > 0) && IsDisposed(cell))
                    return (long)ReaderWriterRefusal.Disposed;
                if (refusal != ReaderWriterRefusal.None)
                    return (long)refusal;
                if (hold.In(role) == 0 && Enter(cell, operation, role, argument) is var result and not 1)
                    return result;
                Hold(thread, cell, hold.With(role, 1));
                return 1;

            case >= Operation.SlimExitRead and <= Operation.SlimExitWrite:
                role = (ReaderWriterRole)(operation - Operation.SlimExitRead);
                if (hold.In(role) == 0)
                    return 0;
                if (hold.In(role) == 1)
                    Operate(cell, operation, 0);
                Hold(thread, cell, hold.With(role, -1));
                return 1;

            case Operation.SlimDepth:
                return hold.In((ReaderWriterRole)argument);

            case Operation.SlimWaiting:
                Inspect(thread);
                return Operate(cell, operation, argument);

            case Operation.SlimDispose:
                Inspect(thread);
                if (!IsAlone && !IsLast(thread) && disposable.Add(Cells[cell].Location))
                    Relearn();
                // To dispose again does nothing, even while the thread holds it.
                if (hold.Total > 0)
                    return IsDisposed(cell) ? 1 : 0;
                return Operate(cell, operation, 0);

            default:
                return Operate(cell, operation, 0);
        }
    }

    private long Enter(int cell, Operation operation, ReaderWriterRole role, long timeout)
    {
        // Only a writer that waits is seen by others, unless somebody counts those that wait.
        if (timeout == 0 || (role != ReaderWriterRole.Write && !Knowledge.Inspects))
            return Operate(cell, operation, timeout < 0 ? -1 : 0);
        long result = Operate(cell, Operation.SlimQueue, (long)role);
        if (result != 2)
            return result;
        result = Operate(cell, Operation.SlimAwait, (long)role + (timeout < 0 ? 0 : ReaderWriterObject.Timed));
        // When the time is up it takes a while to notice; readers are held off until then.
        return result != 0 ? result : Operate(cell, Operation.SlimGiveUp, 0);
    }

    /// <summary>Whether another thread has disposed of the lock: a step where one may do so while others use it.</summary>
    private bool IsDisposed(int cell) => disposable.Contains(Cells[cell].Location) && Operate(cell, Operation.ObjectIsOpen, 0) == 0;

    private static void Hold(LogicalThread thread, int cell, ReaderWriterHold hold)
    {
        thread.Shares[cell] = hold;
        if (hold.Total == 0)
            thread.Holds.Remove(cell);
        else
            thread.Holds[cell] = hold.Total;
    }

    /// <summary>Somebody looks at what is usually seen by nobody, while others may change it.</summary>
    private void Inspect(LogicalThread thread)
    {
        if (Knowledge.Inspects || IsAlone || IsLast(thread))
            return;
        Knowledge.Inspect();
        Relearn();
    }
}
