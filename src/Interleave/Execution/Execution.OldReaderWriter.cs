using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary><see cref="ReaderWriterLock"/>: how often a thread holds it is its own; to enter it first and to leave it last are steps.</summary>
internal sealed partial class Execution
{
    private long OldReaderWriter(LogicalThread thread, object target, Operation operation, long argument)
    {
        int cell = CellOf<OldReaderWriterObject>(target, thread);
        ReaderWriterHold hold = thread.Shares.GetValueOrDefault(cell);
        ReaderWriterRole held = hold.Write > 0 ? ReaderWriterRole.Write : ReaderWriterRole.Read;
        switch (operation)
        {
            case Operation.OldAcquireRead when hold.Total == 0:
                return OldEnter(thread, cell, ReaderWriterRole.Read, argument);

            case Operation.OldAcquireWrite when hold.Write == 0:
                return OldEnter(thread, cell, ReaderWriterRole.Write, argument);

            case Operation.OldAcquireRead or Operation.OldAcquireWrite:
                if (hold.In(held) == ushort.MaxValue)
                    return -1;
                Hold(thread, cell, hold.With(held, 1));
                return 1;

            case Operation.OldReleaseWrite when hold.Write == 0:
            case Operation.OldReleaseRead or Operation.OldReleaseAll when hold.Total == 0:
                return 0;

            case Operation.OldReleaseRead or Operation.OldReleaseWrite when hold.In(held) > 1:
                Hold(thread, cell, hold.With(held, -1));
                return 1;

            case Operation.OldReleaseRead or Operation.OldReleaseWrite or Operation.OldReleaseAll:
                Hold(thread, cell, default);
                OldTidy(cell, Operate(cell, Operation.OldLeave, (long)held));
                return 1;

            case Operation.OldReadLevel:
                return hold.Read;

            case Operation.OldWriteLevel:
                return hold.Write;

            case Operation.OldSetLevel:
                Hold(thread, cell, hold.With(held, (int)argument - hold.In(held)));
                return 1;

            case Operation.OldUpgrade:
                Inspect(thread);
                if (Operate(cell, operation, (long)ReaderWriterRole.Write + OldWatched) == 0)
                    return 0;
                Hold(thread, cell, new ReaderWriterHold(0, 0, 1));
                OldCount(cell);
                return 1;

            case Operation.OldDowngrade:
                Hold(thread, cell, new ReaderWriterHold((int)argument, 0, 0));
                return Operate(cell, operation, 0);

            default:
                Inspect(thread);
                return Operate(cell, operation, 0);
        }
    }

    private int OldWatched => Knowledge.Inspects ? OldReaderWriterObject.Watched : 0;

    private long OldEnter(LogicalThread thread, int cell, ReaderWriterRole role, long timeout)
    {
        long operand = (long)role + (timeout < 0 ? 0 : OldReaderWriterObject.Timed) + OldWatched;
        if (Operate(cell, Operation.OldEnter, operand) == 1 || Operate(cell, Operation.OldAwait, operand) == 1)
        {
            Hold(thread, cell, thread.Shares.GetValueOrDefault(cell).With(role, 1));
            if (role == ReaderWriterRole.Write)
                OldCount(cell);
            return 1;
        }
        long result = Operate(cell, Operation.OldGiveUp, (long)role);
        OldTidy(cell, result == OldReaderWriterObject.GiveOn ? Operate(cell, Operation.OldGiveOn, 0) : result);
        return 0;
    }

    private void OldCount(int cell)
    {
        if (Knowledge.Inspects)
            Operate(cell, Operation.OldCount, 0);
    }

    private void OldTidy(int cell, long result)
    {
        if (result == OldReaderWriterObject.Tidy)
            Operate(cell, Operation.OldTidy, 0);
    }
}
