namespace Interleave.Programs.RealBugs;

/// <summary>
/// A value that is made when it is first needed. Whether it is there is looked up outside of the lock first, in a plain
/// field: on a machine that reorders reads or writes the flag is seen before the value.
/// </summary>
public sealed class FlagCheckedOutsideTheLock
{
    readonly object gate = new();
    bool isMade;
    volatile bool isMadeVolatile;
    int value;

    public void Reported() => Together.Run(UsePlain, UsePlain);

    public void Fixed() => Together.Run(UseVolatile, UseVolatile);

    void UsePlain()
    {
        if (!isMade)
        {
            lock (gate)
            {
                if (!isMade)
                {
                    value = 42;
                    isMade = true;
                }
            }
        }
        Assert.That(value == 42, "Expected the value that was made.");
    }

    void UseVolatile()
    {
        if (!isMadeVolatile)
        {
            lock (gate)
            {
                if (!isMadeVolatile)
                {
                    value = 42;
                    isMadeVolatile = true;
                }
            }
        }
        Assert.That(value == 42, "Expected the value that was made.");
    }
}
