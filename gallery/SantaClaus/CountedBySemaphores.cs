namespace Interleave.Gallery.SantaClaus;

/// <summary>The last one of those who come wakes Santa, who calls them all.</summary>
public abstract class CountedBySemaphores : SantaSolution
{
    readonly object Mutex = new();
    readonly SemaphoreSlim Awake = new(0), Sleigh = new(0), Office = new(0);
    readonly SemaphoreSlim Door = new(1);
    int Back, Waiting;

    /// <summary>Called by each one of those whom Santa has called, when it is there.</summary>
    protected abstract void IsThere();

    /// <summary>Santa has called so many.</summary>
    protected abstract void HasCalled(int count);

    protected override void Santa()
    {
        Awake.Wait();
        bool reindeer;
        lock (Mutex)
        {
            reindeer = Back == Team;
            if (reindeer)
                Back = 0;
        }
        if (reindeer)
        {
            Sleigh.Release(Team);
            HasCalled(Team);
            Deliver();
        }
        else
        {
            Office.Release(Group);
            HasCalled(Group);
            Answer();
        }
    }

    protected override void Reindeer()
    {
        lock (Mutex)
            if (++Back == Team)
                Awake.Release();
        Sleigh.Wait();
        BeHarnessed();
        IsThere();
    }

    // The door stays closed from when a group is complete until all of it have asked.
    protected override void Elf()
    {
        Door.Wait();
        bool complete;
        lock (Mutex)
            complete = ++Waiting == Group;
        if (complete)
            Awake.Release();
        else
            Door.Release();
        Office.Wait();
        Ask();
        IsThere();
        bool last;
        lock (Mutex)
            last = --Waiting == 0;
        if (last)
            Door.Release();
    }
}
