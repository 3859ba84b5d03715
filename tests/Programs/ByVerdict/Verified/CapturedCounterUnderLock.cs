namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A captured local variable that both threads change with the lock held.</summary>
public sealed class CapturedCounterUnderLock
{
    public void Run()
    {
        int count = 0;
        var gate = new object();
        void Add()
        {
            for (int n = 0; n < 2; n++)
            {
                lock (gate)
                    count++;
            }
        }
        Together.Run(Add, Add);
        Assert.That(count == 4, "Expected 4.");
    }
}
