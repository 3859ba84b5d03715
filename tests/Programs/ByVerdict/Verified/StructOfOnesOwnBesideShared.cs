namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>What is written behind a struct that no other thread sees is no part of it: two fields are two values.</summary>
public sealed class StructOfOnesOwnBesideShared
{
    volatile int first, second;

    public void Run() => Together.Run(
        () =>
        {
            var own = new Box { Content = new Pair(1, 2) };
            first = 1;
            second = own.Content.Right;
        },
        () =>
        {
            Pair own = new Box { Content = new Pair(3, 4) }.Content;
            int seen = first, later = second;
            Assert.That(seen <= 1 && later is 0 or 2 && own.Left == 3, "Expected: seen <= 1 && later is 0 or 2 && own.Left == 3");
        });

    sealed class Box
    {
        public Pair Content;
    }

    readonly record struct Pair(int Left, int Right);
}
