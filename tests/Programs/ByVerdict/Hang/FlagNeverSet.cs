namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A waiting loop on a flag that nobody sets.</summary>
public sealed class FlagNeverSet
{
    volatile bool ready;

    public void Run() => Together.Run(() => ready = false, Wait);

    void Wait()
    {
        while (!ready)
            ;
    }
}
