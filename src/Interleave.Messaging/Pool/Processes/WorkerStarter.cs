using System.Collections.Concurrent;
using System.Diagnostics;

namespace Interleave.Messaging.Pool.Processes;

/// <summary>Starts processes, all from one thread that lives as long as the pool.</summary>
/// <remarks>
/// Workers ask the kernel to kill them when their parent ends (<c>PR_SET_PDEATHSIG</c>), and to Linux the parent is the thread that started
/// them. A thread of the thread pool may end at any time.
/// </remarks>
internal sealed class WorkerStarter : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Info, TaskCompletionSource<Process> Started)> _orders = [];

    public WorkerStarter() => new Thread(Run) { IsBackground = true, Name = "Process pool" }.Start();

    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add((info, started));
        return started.Task;
    }

    public void Dispose() => _orders.CompleteAdding();

    private void Run()
    {
        foreach ((ProcessStartInfo info, TaskCompletionSource<Process> started) in _orders.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(info)!);
            }
            catch (Exception failure)
            {
                started.SetException(failure);
            }
        }
        _orders.Dispose();
    }
}
