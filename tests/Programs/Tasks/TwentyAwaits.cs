namespace Interleave.Programs;

/// <summary>Two asynchronous methods with ten awaits each, which race on a counter.</summary>
public sealed class TwentyAwaits
{
    int x;

    /// <summary>Each await queues the rest of the method.</summary>
    public async Task Yields()
    {
        await Task.WhenAll(Run(), Run());

        async Task Run()
        {
            for (int i = 0; i < 9; i++)
                await Task.Yield();
            x = x + 1;
            await Task.Yield();
            x = x + 1;
        }
    }

    /// <summary>Each await is of a method that is complete.</summary>
    public async Task Complete()
    {
        await Task.WhenAll(Task.Run(Run), Task.Run(Run));

        async Task Run()
        {
            for (int i = 0; i < 9; i++)
                await Nothing();
            x = x + 1;
            await Nothing();
            x = x + 1;
        }

        static async Task Nothing() => await Task.CompletedTask;
    }

    /// <summary>Each await is of a source that the method itself completes later.</summary>
    public async Task Sources()
    {
        await Task.WhenAll(Task.Run(Run), Task.Run(Run));

        async Task Run()
        {
            for (int i = 0; i < 10; i++)
            {
                var source = new TaskCompletionSource();
                Task waiting = Wait(source.Task);
                source.SetResult();
                await waiting;
            }
            x = x + 1;
        }

        static async Task Wait(Task task) => await task;
    }
}
