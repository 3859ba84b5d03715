namespace Interleave.Gallery.Semaphores.Uses;

/// <summary>S1 in one thread is to come before S2 in another, whichever of them is there first.</summary>
public abstract class Precedence(int value)
{
    readonly SemaphoreSlim Done = new(value);
    int Result;

    /// <summary>S1 in A, S2 in B.</summary>
    public void S1BeforeS2() => Together.Run(S1, S2);

    /// <summary>A starts B, goes on, and then waits for its end: what Thread.Join does.</summary>
    public void Join() => Together.Run(Parent);

    void Parent()
    {
        var child = new Thread(S1) { Name = "B" };
        child.Start();
        S2();
    }

    void S1()
    {
        Volatile.Write(ref Result, 42);
        Done.Release();
    }

    void S2()
    {
        Done.Wait();
        int result = Volatile.Read(ref Result);
        Check.That(result == 42, $"Expected 42, found {result}.");
    }
}
