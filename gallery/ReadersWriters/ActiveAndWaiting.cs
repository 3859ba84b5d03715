namespace Interleave.Gallery.ReadersWriters;

/// <summary>A monitor that counts the active and the waiting of both kinds; a reader waits while any writer does.</summary>
public sealed class ActiveAndWaiting : ReadersWritersSolution
{
    readonly object Gate = new();
    int AR;
    int WR;
    int AW;
    int WW;
    int Came;

    protected override void BeginRead(int me)
    {
        lock (Gate)
        {
            Come(me);
            while (AW + WW > 0)
            {
                WR++;
                Monitor.Wait(Gate);
                WR--;
            }
            AR++;
        }
    }

    protected override void EndRead(int me)
    {
        lock (Gate)
        {
            AR--;
            if (AR == 0 && WW > 0)
                Monitor.PulseAll(Gate);
        }
    }

    protected override void BeginWrite(int me)
    {
        lock (Gate)
        {
            Come(me);
            while (AW + AR > 0)
            {
                WW++;
                Monitor.Wait(Gate);
                WW--;
            }
            AW++;
        }
    }

    protected override void EndWrite(int me)
    {
        lock (Gate)
        {
            AW--;
            if (WW + WR > 0)
                Monitor.PulseAll(Gate);
        }
    }

    void Come(int me)
    {
        Section.Doorway();
        Place[me] = Came++;
    }
}
