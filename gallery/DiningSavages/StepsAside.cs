namespace Interleave.Gallery.DiningSavages;

/// <summary>Who finds the pot empty wakes the cook, and steps aside while he waits: another one finds it empty too, and wakes him again.</summary>
public sealed class StepsAside : SavagesSolution
{
    readonly SemaphoreSlim Mutex = new(1);
    readonly SemaphoreSlim Empty = new(0), Filled = new(0);

    protected override void Cook()
    {
        while (true)
        {
            Empty.Wait();
            Mutex.Wait();
            Fill();
            Mutex.Release();
            Filled.Release();
        }
    }

    protected override void Eat()
    {
        Mutex.Wait();
        if (IsEmpty)
        {
            Empty.Release();
            Mutex.Release();
            Filled.Wait();
            Mutex.Wait();
        }
        Take();
        Mutex.Release();
    }
}
