namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two threads that write the two halves of an array.</summary>
public sealed class DisjointElements
{
    public void Run()
    {
        var squares = new int[4];
        Together.Run(2, me =>
        {
            for (int i = me * 2; i < me * 2 + 2; i++)
                squares[i] = i * i;
        });
        Assert.That(squares is [0, 1, 4, 9], "Expected all squares.");
    }
}
