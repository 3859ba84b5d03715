namespace Interleave.Gallery.Semaphores;

/// <summary>Who came last is woken: no definition of P and V forbids it.</summary>
public sealed class Malicious() : QueueSemaphore(1)
{
    protected override int Choose(int asleep) => asleep - 1;
}
