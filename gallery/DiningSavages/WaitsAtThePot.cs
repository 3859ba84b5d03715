namespace Interleave.Gallery.DiningSavages;

/// <summary>Who finds the pot empty wakes the cook and waits for him, and nobody else comes to the pot meanwhile. (Downey, "The Little Book of Semaphores", 5.1.)</summary>
public sealed class WaitsAtThePot : SavagesSolution
{
    readonly SemaphoreSlim Mutex = new(1);
    readonly SemaphoreSlim Empty = new(0), Filled = new(0);

    protected override void Cook()
    {
        while (true)
        {
            Empty.Wait();
            Fill();
            Filled.Release();
        }
    }

    protected override void Eat()
    {
        Mutex.Wait();
        if (IsEmpty)
        {
            Empty.Release();
            Filled.Wait();
        }
        Take();
        Mutex.Release();
    }
}
