namespace Interleave.Programs;

/// <summary>Two threads that k times add the other's number to their own: neither passes Fibonacci's.</summary>
public sealed class Fibonacci
{
    int i = 1, j = 1;

    public void Fib_1() => Run(1, Number(1));

    public void Fib_2() => Run(2, Number(2));

    public void Fib_3() => Run(3, Number(3));

    public void Fib_4() => Run(4, Number(4));

    public void Fib_5() => Run(5, Number(5));

    public void Fib_6() => Run(6, Number(6));

    public void Fib_5_Bug() => Run(5, Number(5) - 1);

    void Run(int times, int limit)
    {
        Together.Run(() => AddToI(times), () => AddToJ(times));
        int first = i, second = j;
        Assert.That(first <= limit && second <= limit, "Expected nothing above the limit.");
    }

    void AddToI(int times)
    {
        for (int n = 0; n < times; n++)
        {
            int p = i;
            int q = j;
            i = p + q;
        }
    }

    void AddToJ(int times)
    {
        for (int n = 0; n < times; n++)
        {
            int p = j;
            int q = i;
            j = p + q;
        }
    }

    /// <summary>The Fibonacci number after so many rounds: the one with index 2k + 2.</summary>
    static int Number(int times)
    {
        int before = 1, number = 1;
        for (int n = 2; n < 2 * times + 2; n++)
            (before, number) = (number, before + number);
        return number;
    }
}
