namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>Two threads that each raise their flag after having seen the other's.</summary>
public sealed class EachWaitsForTheOther
{
    volatile bool first, second;

    public void Run() => Together.Run(First, Second);

    void First()
    {
        while (!second)
            ;
        first = true;
    }

    void Second()
    {
        while (!first)
            ;
        second = true;
    }
}
