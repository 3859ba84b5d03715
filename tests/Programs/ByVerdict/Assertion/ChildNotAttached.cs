namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A task is to be waited for with the one that starts it, which lets none be attached: it was made by Task.Run.</summary>
public sealed class ChildNotAttached
{
    volatile bool saved;

    public void Run()
    {
        Task parent = Task.Run(() => { Task.Factory.StartNew(() => saved = true, TaskCreationOptions.AttachedToParent); });
        parent.Wait();
        Assert.That(saved, "Expected saved.");
    }
}
