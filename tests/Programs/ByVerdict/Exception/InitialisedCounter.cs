namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A static counter that does not start at zero, first used by the threads.</summary>
public static class InitialisedCounter
{
    static int count = 10;

    public static void Run()
    {
        Together.Run(Count, Count);
        if (count != 12)
            throw new InvalidOperationException($"count {count}");
    }

    static void Count() => count++;
}
