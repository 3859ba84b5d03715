namespace Interleave.Programs;

/// <summary>n threads that each count k times, with a read and a write.</summary>
public sealed class Counters
{
    int x;

    public void Counter_2x1() => Run(2, 1);

    public void Counter_2x2() => Run(2, 2);

    public void Counter_2x3() => Run(2, 3);

    public void Counter_2x4() => Run(2, 4);

    public void Counter_2x5() => Run(2, 5);

    public void Counter_3x1() => Run(3, 1);

    public void Counter_4x1() => Run(4, 1);

    public void Counter_5x1() => Run(5, 1);

    public void Counter_3x2() => Run(3, 2);

    public void Counter_4x2() => Run(4, 2);

    void Run(int threads, int times) => Together.Run(threads, _ => Count(times));

    void Count(int times)
    {
        for (int n = 0; n < times; n++)
        {
            int v = x;
            x = v + 1;
        }
    }
}
