using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Values that are made when they are first used, and values that each thread has for itself.</summary>
internal sealed partial class Execution
{
    private long Lazy(LogicalThread thread, object target, Operation operation, long argument)
    {
        int cell = CellOf<LazyObject>(target, thread);
        // Who finds the value made is to find it there.
        return operation == Operation.LazyCreate ? 0 : Operate(cell, operation, argument, needsSource: true);
    }

    private long ThreadLocal(LogicalThread thread, object target, Operation operation)
    {
        int cell = CellOf<ThreadLocalObject>(target, thread);
        if (operation == Operation.ThreadLocalValues)
        {
            Inspect(thread);
            if (Knowledge.Inspects && !Knowledge.KeepsOrder)
            {
                Knowledge.KeepOrder();
                Relearn();
            }
        }
        return Knowledge.Inspects ? Operate(cell, operation, 0) : 0;
    }

    public override Dictionary<object, object> Own(bool write)
    {
        if (write)
            Threads.Current.Effects++;
        return Threads.Current.Own;
    }

    public override void Moved() => Threads.Current.Effects++;
}
