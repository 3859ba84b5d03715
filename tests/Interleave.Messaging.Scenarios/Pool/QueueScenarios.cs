using Interleave.Messaging.Pool.Dispatching;

namespace Interleave.Messaging.Scenarios.Pool;

/// <summary>Requests that wait: for room, for a worker, for the end of the pool.</summary>
public sealed class QueueScenarios
{
    /// <summary>One waits that is cancelled while the worker becomes free; its room is there for another.</summary>
    public async Task CancelledWhileItWaits()
    {
        ScriptedHost host = Busy(new() { QueueCapacity = 1 }, out Task<string> first);
        using var source = new CancellationTokenSource();
        Task<string> second = host.Send(2, source.Token);
        await Sending.Together(host.Held.Answer, source.Cancel);

        Expect.That(await first == "1", "Expected the first to be answered.");
        Expect.That(await second is "2" or "Cancelled", "Expected an answer or a cancellation.");
        Expect.That(await host.Send(3) == "3", "Expected the third to be answered.");
    }

    /// <summary>Two wait for room in a queue of one: they get it one after the other.</summary>
    public async Task TwoWaitForRoom()
    {
        ScriptedHost host = Busy(new() { QueueCapacity = 1 }, out Task<string> first);
        Task<string> second = host.Send(2), third = host.Send(3);
        host.Held.Answer();
        Expect.That(await first == "1" && await second == "2" && await third == "3", "Expected all to be answered.");
    }

    /// <summary>A full queue refuses at once where nobody is to wait, and takes again when there is room.</summary>
    public async Task RefusedWhenFull()
    {
        ScriptedHost host = Busy(new() { QueueCapacity = 1, WaitsForRoom = false }, out Task<string> first);
        Task<string> second = host.Send(2);
        Expect.That(await host.Send(3) == "QueueFull", "Expected no more to be taken.");
        Task<string> fourth = Task.Run(() => host.Send(4));
        Task answers = Task.Run(host.Held.Answer);
        await answers;
        Expect.That(await first == "1" && await second == "2", "Expected those with room to be answered.");
        Expect.That(await fourth is "4" or "QueueFull", "Expected an answer or a refusal.");
        Expect.That(await host.Send(5) == "5", "Expected room again.");
    }

    /// <summary>A request comes while the pool ends: it is answered or told so, and the worker ends.</summary>
    public async Task CloseMeetsARequest()
    {
        var host = new ScriptedHost(new());
        host.Dispatcher.Open();
        Task<string> sent = Task.Run(() => host.Send(1));
        Task closed = Task.Run(host.Dispatcher.CloseAsync);
        Expect.That(await sent is "1" or "Closed", "Expected an answer or to be told.");
        await closed;
        Expect.That(host.Stopped == 1, "Expected the worker to be told to end.");
        Expect.That(await host.Send(2) == "Closed", "Expected no more to be taken.");
    }

    /// <summary>The pool ends with one request at the worker, one in the queue and two that wait for room.</summary>
    public async Task CloseWithRequests()
    {
        ScriptedHost host = Busy(new() { QueueCapacity = 1 }, out Task<string> first);
        Task<string> second = host.Send(2), third = host.Send(3), fourth = host.Send(4);
        Task closed = host.Dispatcher.CloseAsync();
        Expect.That(host.Stopped == 0, "Expected the worker to be left its work.");
        host.Held.Answer();
        Expect.That(await first == "1" && await second == "2", "Expected what was taken to be answered.");
        Expect.That(await third == "Closed" && await fourth == "Closed", "Expected those that wait for room to be told.");
        await closed;
    }

    /// <summary>The pool ends before its worker is ready, while somebody waits for that: who waits is told.</summary>
    public async Task CloseBeforeItIsReady()
    {
        var host = new ScriptedHost(new()) { IsReadyAtOnce = static _ => false };
        host.Dispatcher.Open();
        Task ready = host.Dispatcher.BecomeReadyAsync();
        Task becomes = Task.Run(() => host.Dispatcher.Ready(1)), closed = Task.Run(host.Dispatcher.CloseAsync);
        await becomes;
        await closed;
        try
        {
            await ready;
        }
        catch (ObjectDisposedException)
        {
            // Told.
        }
        Expect.That(host.Killed + host.Stopped == 1, "Expected the worker to be ended.");
    }

    // A worker that keeps the first request that it is given.
    private static ScriptedHost Busy(PoolRules rules, out Task<string> first)
    {
        var host = new ScriptedHost(rules) { Holds = static (_, request) => request == 1 };
        host.Dispatcher.Open();
        first = host.Send(1);
        return host;
    }
}
