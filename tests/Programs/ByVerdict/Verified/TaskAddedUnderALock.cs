namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A list of tasks is read, to await them all, under the lock under which others add to it.</summary>
public sealed class TaskAddedUnderALock
{
    readonly List<Task> tasks = [Task.CompletedTask];

    public async Task Run()
    {
        Task adding = Task.Run(() =>
        {
            lock (tasks)
                tasks.Add(Task.CompletedTask);
        });
        Task all;
        lock (tasks)
            all = Task.WhenAll(tasks);
        await all;
        await adding;
    }
}
