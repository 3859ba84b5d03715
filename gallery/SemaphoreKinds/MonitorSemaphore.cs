namespace Interleave.Gallery.SemaphoreKinds;

/// <summary>A semaphore made of a monitor. What becomes of a permit that is given back while threads wait is what the kinds differ in.</summary>
public abstract class MonitorSemaphore(int value)
{
    protected readonly object Gate = new();
    protected int Value = value;
    int Came;

    protected int CameSoFar => Came;

    /// <summary>Takes a permit, and waits until there is one.</summary>
    /// <returns>How many had come before.</returns>
    public abstract int P();

    /// <summary>Gives a permit back.</summary>
    public abstract void V();

    /// <summary>Counts who has come. From here on the others can tell that somebody waits. Call with the gate locked.</summary>
    protected int Come()
    {
        Section.Doorway();
        return Came++;
    }
}
