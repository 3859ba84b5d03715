namespace Interleave.Gallery.HigherMechanisms.Processes;

/// <summary>It starts to send and to receive, waits for the first of both, and forgets the other: a task that goes on by itself.</summary>
public sealed class BothStarted : BufferProcess
{
    protected override void Serve()
    {
        while (true)
        {
            Task<int> put = Items.Count < N ? Receive() : Never;
            Task taken = Items.TryPeek(out int oldest) ? Send(oldest) : Never;
            if (Task.WaitAny(put, taken) == 0)
                Items.Enqueue(put.Result);
            else
                Items.Dequeue();
        }
    }

    async Task<int> Receive() => await Putting.ReceiveAsync();

    async Task Send(int item) => await Taking.SendAsync(item);

    static Task<int> Never => new TaskCompletionSource<int>().Task;
}
