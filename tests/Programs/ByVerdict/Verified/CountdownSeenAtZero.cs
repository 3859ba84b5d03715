namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>All that was done before the signals is there when the count is 0.</summary>
public sealed class CountdownSeenAtZero
{
    readonly CountdownEvent done = new(2);
    int a, b;

    public void Run() => Together.Run(
        () =>
        {
            a = 1;
            done.Signal();
        },
        () =>
        {
            b = 1;
            done.Signal();
        },
        () =>
        {
            done.Wait();
            Assert.That(a + b == 2, "Expected: a + b == 2");
        });
}
