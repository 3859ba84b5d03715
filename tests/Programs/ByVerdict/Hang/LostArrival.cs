namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>Two threads that wait until both have arrived; an arrival may get lost.</summary>
public sealed class LostArrival
{
    int arrived;

    public void Run() => Together.Run(Meet, Meet);

    void Meet()
    {
        int before = Volatile.Read(ref arrived);
        Volatile.Write(ref arrived, before + 1);
        while (Volatile.Read(ref arrived) < 2)
            ;
    }
}
