namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>The sum is taken while a thread still counts.</summary>
public sealed class ValuesSummedTooEarly
{
    readonly ThreadLocal<int> counts = new(trackAllValues: true);

    public void Run()
    {
        var thread = new Thread(() => counts.Value = 1);
        thread.Start();
        int sum = counts.Values.Sum();
        thread.Join();
        Assert.That(sum == 1);
    }
}
