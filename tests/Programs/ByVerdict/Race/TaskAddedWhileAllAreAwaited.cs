namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A list of tasks is awaited while another thread adds one to it.</summary>
public sealed class TaskAddedWhileAllAreAwaited
{
    readonly List<Task> tasks = [Task.CompletedTask];

    public async Task Run()
    {
        Task adding = Task.Run(() => tasks.Add(Task.CompletedTask));
        await Task.WhenAll(tasks);
        await adding;
    }
}
