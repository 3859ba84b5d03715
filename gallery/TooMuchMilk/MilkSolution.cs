namespace Interleave.Gallery.TooMuchMilk;

/// <summary>A refrigerator, the two who share it, and what is asked of them.</summary>
public abstract class MilkSolution
{
    /// <summary>How many cartons there are.</summary>
    public int Milk;

    /// <summary>A comes home and sees to it that there is milk.</summary>
    public abstract void A();

    /// <summary>B does.</summary>
    public abstract void B();

    /// <summary>Both come home: there is exactly one carton afterwards.</summary>
    public void TwoBuyers()
    {
        Together.Run(A, B);
        int milk = Milk;
        Check.That(milk == 1, $"Expected exactly 1 carton, found {milk}.");
    }

    /// <summary>Both come home: there is never more than one carton.</summary>
    public void NeverTwo()
    {
        Together.Run(A, B);
        int milk = Milk;
        Check.That(milk <= 1, $"Expected at most 1 carton, found {milk}.");
    }

    /// <summary>Both come home: somebody buys.</summary>
    public void NeverNone()
    {
        Together.Run(A, B);
        int milk = Milk;
        Check.That(milk >= 1, "Expected a carton, found none.");
    }

    /// <summary>Nobody but A comes home.</summary>
    public void OneBuyer()
    {
        Together.Run(A);
        int milk = Milk;
        Check.That(milk == 1, $"Expected exactly 1 carton, found {milk}.");
    }

    /// <summary>B is on vacation; A comes home, drinks the milk, and comes home again.</summary>
    public void OnVacation() => Together.Run(ComeHomeTwice);

    void ComeHomeTwice()
    {
        A();
        int first = Milk;
        Check.That(first == 1, $"Expected exactly 1 carton after A's first time, found {first}.");
        Milk = 0;
        A();
        int second = Milk;
        Check.That(second == 1, $"Expected exactly 1 carton after A's second time, found {second}.");
    }
}
