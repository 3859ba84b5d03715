namespace Interleave.Messaging.Scenarios.Pool;

/// <summary>What can meet at a worker that has a request: the answer, the deadline, its death, a cancellation.</summary>
public sealed class DispatcherScenarios
{
    /// <summary>Two senders, one worker: each gets the answer to its own request.</summary>
    public async Task TwoSenders()
    {
        var host = new ScriptedHost(new());
        host.Dispatcher.Open();
        Task<string> first = Task.Run(() => host.Send(1)), second = Task.Run(() => host.Send(2));
        Expect.That(await first == "1" && await second == "2", "Expected each to have the answer to its own request.");
    }

    /// <summary>One of them wins, and the worker is killed if and only if it is the deadline.</summary>
    public async Task AnswerMeetsDeadline()
    {
        ScriptedHost host = OneHolds();
        Task<string> sent = host.Send(1);
        await Sending.Together(host.Held.Answer, host.Held.PassDeadline);

        string outcome = await sent;
        Expect.That(outcome is "1" or "DeadlinePassed", $"Expected an answer or a deadline, found {outcome}.");
        Expect.That(host.Killed == (outcome == "1" ? 0 : 1), "Expected the worker to be killed for its deadline only.");
        await ServesAnother(host);
    }

    /// <summary>The deadline of a request meets its answer, while another request waits for the worker.</summary>
    public async Task DeadlineMeetsTheNextRequest()
    {
        ScriptedHost host = OneHolds();
        Task<string> first = host.Send(1), second = host.Send(2);
        await Sending.Together(host.Held.Answer, host.Held.PassDeadline);
        if (host.Started == 1)
            host.Held.Answer();

        Expect.That(await first is "1" or "DeadlinePassed", "Expected an answer or a deadline.");
        Expect.That(await second == "2", "Expected the second to be spared the deadline of the first.");
    }

    /// <summary>Another worker takes the place of the one that died.</summary>
    public async Task AnswerMeetsDeath()
    {
        ScriptedHost host = OneHolds();
        Task<string> sent = host.Send(1);
        await Sending.Together(host.Held.Answer, host.Held.Die);

        Expect.That(await sent is "1" or "WorkerDied", "Expected an answer or a death.");
        Expect.That(host.Started == 2, "Expected one other worker.");
        await ServesAnother(host);
    }

    /// <summary>A worker that hangs dies by itself just then.</summary>
    public async Task DeadlineMeetsDeath()
    {
        ScriptedHost host = OneHolds();
        Task<string> sent = host.Send(1);
        await Sending.Together(host.Held.PassDeadline, host.Held.Die);

        Expect.That(await sent is "DeadlinePassed" or "WorkerDied", "Expected one of the two.");
        Expect.That(host.Started == 2, "Expected one other worker.");
        await ServesAnother(host);
    }

    /// <summary>A worker dies while a request comes; what comes after goes to the one that lives.</summary>
    public async Task DeathMeetsARequest()
    {
        var host = new ScriptedHost(new() { Size = 2 }) { Holds = static (w, _) => w == 1, IsReadyAtOnce = static w => w <= 2 };
        host.Dispatcher.Open();
        Task<string> sent = Task.Run(() => host.Send(1));
        Task dies = Task.Run(() => host.Dispatcher.Ended(1, "it died"));
        await dies;
        Expect.That(await sent is "1" or "WorkerDied", "Expected an answer or a death.");
        Expect.That(await host.Send(2) == "2", "Expected the living to be given the work.");
    }

    /// <summary>A worker closes its connection while a request comes, and ends later: what comes in between is not for it.</summary>
    public async Task LeavingMeetsARequest()
    {
        ScriptedHost host = OneHolds();
        Task<string> sent = Task.Run(() => host.Send(1));
        Task leaves = Task.Run(() => host.Dispatcher.Leaving(1));
        await leaves;
        Task<string> next = host.Send(2);
        host.Dispatcher.Ended(1, "it left");
        Expect.That(await sent is "1" or "WorkerDied", "Expected an answer or a death.");
        Expect.That(await next == "2", "Expected another worker to answer the next.");
    }

    /// <summary>A worker that is being killed for its deadline takes its time, and its answer comes all the same.</summary>
    public async Task AnswerOfOneThatIsKilled()
    {
        var host = new ScriptedHost(new()) { Holds = static (w, _) => w == 1, EndsAtOnce = static _ => false };
        host.Dispatcher.Open();
        Task<string> sent = host.Send(1);
        GivenRequest held = host.Held;
        held.PassDeadline();
        Task<string> next = Task.Run(() => host.Send(2));
        await Sending.Together(held.Answer, held.Die);
        Expect.That(await sent == "DeadlinePassed", "Expected the deadline to have won.");
        Expect.That(await next == "2" && host.Killed == 1, "Expected another worker to answer the next.");
    }

    /// <summary>The worker serves the next one either way.</summary>
    public async Task AnswerMeetsCancellation()
    {
        ScriptedHost host = OneHolds();
        using var source = new CancellationTokenSource();
        Task<string> sent = host.Send(1, source.Token);
        await Sending.Together(host.Held.Answer, source.Cancel);

        Expect.That(await sent is "1" or "Cancelled", "Expected an answer or a cancellation.");
        Expect.That(host.Killed == 0, "Expected the worker to live.");
        Task<string> next = host.Send(2);
        host.Held.Answer();
        Expect.That(await next == "2", "Expected the worker to serve the next.");
    }

    /// <summary>Nobody wants the answer any more, and the deadline passes: the worker hangs all the same.</summary>
    public async Task DeadlineAfterCancellation()
    {
        ScriptedHost host = OneHolds();
        using var source = new CancellationTokenSource();
        Task<string> sent = host.Send(1, source.Token);
        await Sending.Together(host.Held.PassDeadline, source.Cancel);

        Expect.That(await sent is "DeadlinePassed" or "Cancelled", "Expected a deadline or a cancellation.");
        Expect.That(host.Killed == 1, "Expected the worker to be killed.");
        await ServesAnother(host);
    }

    // The first worker keeps what it is given; those that come after it echo.
    private static ScriptedHost OneHolds()
    {
        var host = new ScriptedHost(new()) { Holds = static (w, _) => w == 1 };
        host.Dispatcher.Open();
        return host;
    }

    private static async Task ServesAnother(ScriptedHost host)
    {
        Task<string> next = host.Send(9);
        if (host.Started == 1)
            host.Held.Answer();
        Expect.That(await next == "9", "Expected the next request to be answered.");
    }
}
