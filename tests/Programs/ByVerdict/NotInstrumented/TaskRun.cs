namespace Interleave.Programs.ByVerdict.NotInstrumented;

/// <summary>Work that is given to the thread pool as a task.</summary>
public sealed class TaskRun
{
    int count;

    public void Run()
    {
        Task task = Task.Run(() => count++);
        count++;
        task.Wait();
    }
}
