namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Unregister does not wait for a callback that runs, as Dispose would.</summary>
public sealed class CallbackStillRunning
{
    readonly CancellationTokenSource source = new();
    int steps;

    public void Run()
    {
        CancellationTokenRegistration registration = source.Token.Register(() =>
        {
            Volatile.Write(ref steps, 1);
            Volatile.Write(ref steps, 2);
        });
        Together.Run(
            () => source.Cancel(),
            () =>
            {
                registration.Unregister();
                Assert.That(Volatile.Read(ref steps) != 1, "Expected: Volatile.Read(ref steps) != 1");
            });
    }
}
