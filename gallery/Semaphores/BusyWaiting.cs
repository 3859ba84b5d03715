namespace Interleave.Gallery.Semaphores;

/// <summary>The definition, word for word: to look at the value and to take one away is one step, and who finds nothing looks again.</summary>
public sealed class BusyWaiting : SemaphoreSolution
{
    readonly object Step = new();
    int Value = 1;

    public override void P()
    {
        while (!TryTake())
            ;
    }

    public override void V()
    {
        lock (Step)
        {
            Value++;
        }
    }

    bool TryTake()
    {
        lock (Step)
        {
            if (Value == 0)
                return false;
            Value--;
            return true;
        }
    }
}
