namespace Interleave.Gallery.DiningSavages;

/// <summary>Who finds the pot empty wakes the cook, and does not wait for him.</summary>
public sealed class WakesAndEats : SavagesSolution
{
    readonly SemaphoreSlim Mutex = new(1);
    readonly SemaphoreSlim Empty = new(0);

    protected override void Cook()
    {
        while (true)
        {
            Empty.Wait();
            Fill();
        }
    }

    protected override void Eat()
    {
        Mutex.Wait();
        if (IsEmpty)
            Empty.Release();
        Take();
        Mutex.Release();
    }
}
