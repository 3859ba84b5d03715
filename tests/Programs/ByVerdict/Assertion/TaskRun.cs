namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>Work that is given to the thread pool counts at the same time as the one that gave it.</summary>
public sealed class TaskRun
{
    int count;

    public void Run()
    {
        Task task = Task.Run(() => count++);
        count++;
        task.Wait();
        Assert.That(count == 2, "Expected 2.");
    }
}
