namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>A flag that is lowered again before the other has looked.</summary>
public sealed class FlagTakenBack
{
    volatile bool ready;

    public void Run() => Together.Run(Wave, Wait);

    void Wave()
    {
        ready = true;
        ready = false;
    }

    void Wait()
    {
        while (!ready)
            ;
    }
}
