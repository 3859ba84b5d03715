namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A task is complete when those that are attached to it are.</summary>
public sealed class ChildAttached
{
    volatile bool first, second;

    public void Run()
    {
        Task parent = Task.Factory.StartNew(() =>
        {
            Task.Factory.StartNew(() => first = true, TaskCreationOptions.AttachedToParent);
            Task.Factory.StartNew(() => second = true, TaskCreationOptions.AttachedToParent);
        });
        parent.Wait();
        Assert.That(first && second, "Expected both.");
    }
}
