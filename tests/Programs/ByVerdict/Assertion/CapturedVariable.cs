namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A captured local variable that two threads increment.</summary>
public sealed class CapturedVariable
{
    public void Run()
    {
        int count = 0;
        var thread = new Thread(() => count++);
        thread.Start();
        count++;
        thread.Join();
        Assert.That(count == 2, "Expected 2.");
    }
}
