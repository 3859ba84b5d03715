namespace Interleave.Programs;

/// <summary>One thread looks for the last zero of an array while n others each set an element from the one before.</summary>
public sealed class LastZero
{
    public void LastZero_2() => Run(2);

    public void LastZero_3() => Run(3);

    public void LastZero_4() => Run(4);

    public void LastZero_5() => Run(5);

    public void LastZero_6() => Run(6);

    public void LastZero_7() => Run(7);

    public void LastZero_8() => Run(8);

    public void LastZero_10() => Run(10);

    static void Run(int n)
    {
        var a = new int[n + 1];
        Together.Run(n + 1, me =>
        {
            if (me == 0)
                Look(a, n);
            else
                Set(a, me);
        });
    }

    static void Look(int[] a, int n)
    {
        int i = n;
        while (a[i] != 0)
            i--;
    }

    static void Set(int[] a, int j) => a[j] = a[j - 1] + 1;
}
