namespace Interleave.Programs;

/// <summary>Lamport's bakery, once each.</summary>
public sealed class BakeryOnce
{
    public void Bakery_2() => Run(2);

    public void Bakery_3() => Run(3);

    int cs;

    void Run(int n)
    {
        var ch = new int[n];
        var num = new int[n];
        Together.Run(n, me => Go(me, ch, num));
    }

    void Go(int i, int[] ch, int[] num)
    {
        ch[i] = 1;
        int m = 0;
        for (int j = 0; j < num.Length; j++)
        {
            int v = num[j];
            if (v > m)
                m = v;
        }
        num[i] = m + 1;
        ch[i] = 0;
        for (int j = 0; j < num.Length; j++)
        {
            if (j == i)
                continue;
            while (ch[j] != 0)
                ;
            while (GoesFirst(num[j], j, m + 1, i))
                ;
        }
        cs = i;
        Assert.That(cs == i, "Expected to be alone.");
        num[i] = 0;
    }

    static bool GoesFirst(int v, int j, int mine, int i) => v != 0 && (v < mine || (v == mine && j < i));
}
