namespace Interleave.Gallery.Semaphores;

/// <summary>Who has slept longest is woken.</summary>
public sealed class FirstComeFirstServed(int value) : QueueSemaphore(value)
{
    public FirstComeFirstServed()
        : this(1)
    {
    }

    protected override int Choose(int asleep) => 0;
}
