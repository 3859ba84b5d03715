namespace Interleave.Messaging.Scenarios.Pool;

/// <summary>Workers that take the place of others: at a reload, at the end of their useful life, after a death.</summary>
public sealed class ReplacementScenarios
{
    /// <summary>Requests before, at and after a reload are answered; the old worker works until the new one is ready.</summary>
    public async Task ReloadMeetsRequests()
    {
        var host = new ScriptedHost(new()) { IsReadyAtOnce = static w => w == 1 };
        host.Dispatcher.Open();
        Task<string> first = Task.Run(() => host.Send(1));
        Task reload = host.Dispatcher.ReloadAsync();
        Expect.That(await host.Send(2) == "2" && host.Stopped == 0, "Expected the old worker to work on.");
        host.Dispatcher.Ready(2);
        Expect.That(await first == "1", "Expected the first to be answered.");
        await reload;
        Expect.That(host.Stopped == 1 && host.Started == 2, "Expected one worker in the place of the other.");
        Expect.That(await host.Send(3) == "3", "Expected the new worker to work.");
    }

    /// <summary>A worker that is to be replaced has a request when the new one is ready: it finishes it.</summary>
    public async Task ReloadMeetsAnAnswer()
    {
        var host = new ScriptedHost(new()) { IsReadyAtOnce = static w => w == 1, Holds = static (w, _) => w == 1 };
        host.Dispatcher.Open();
        Task<string> sent = host.Send(1);
        Task reload = host.Dispatcher.ReloadAsync();
        Task both = Sending.Together(host.Held.Answer, () => host.Dispatcher.Ready(2));
        await reload;
        Expect.That(host.Stopped == 1, "Expected the reload to last until the old worker has ended.");
        Expect.That(await sent == "1", "Expected the request to be answered.");
        await both;
    }

    /// <summary>Two workers are replaced one after the other, so that there is never more than one too many.</summary>
    public async Task ReloadOfTwo()
    {
        var host = new ScriptedHost(new() { Size = 2 }) { IsReadyAtOnce = static w => w <= 2 };
        host.Dispatcher.Open();
        Task<string> sent = Task.Run(() => host.Send(1));
        Task reload = host.Dispatcher.ReloadAsync();
        Expect.That(host.Started == 3, "Expected one worker more.");
        host.Dispatcher.Ready(3);
        Expect.That(host.Started == 4 && host.Stopped == 1, "Expected the next when one of the old has gone.");
        host.Dispatcher.Ready(4);
        await reload;
        Expect.That(await sent == "1" && host.Started == 4 && host.Stopped == 2, "Expected two in the place of two.");
    }

    /// <summary>Two reloads at once: both end, and no worker of before is left.</summary>
    public async Task TwoReloads()
    {
        var host = new ScriptedHost(new());
        host.Dispatcher.Open();
        Task first = Task.Run(host.Dispatcher.ReloadAsync), second = Task.Run(host.Dispatcher.ReloadAsync);
        await first;
        await second;
        Expect.That(host.Started == host.Stopped + 1, "Expected one worker in the end.");
        Expect.That(await host.Send(1) == "1", "Expected the new worker to work.");
    }

    /// <summary>The worker dies during the reload.</summary>
    public async Task ReloadMeetsDeath()
    {
        var host = new ScriptedHost(new());
        host.Dispatcher.Open();
        Task reload = Task.Run(host.Dispatcher.ReloadAsync), death = Task.Run(() => host.Dispatcher.Ended(1, "it died"));
        await death;
        await reload;
        Expect.That(await host.Send(1) == "1", "Expected a worker.");
    }

    /// <summary>After so many answers a worker is replaced, and works on until then.</summary>
    public async Task SpentWorker()
    {
        var host = new ScriptedHost(new() { NextRequestLimit = static () => 2 }) { IsReadyAtOnce = static w => w == 1 };
        host.Dispatcher.Open();
        Task<string> first = Task.Run(() => host.Send(1)), second = Task.Run(() => host.Send(2));
        Expect.That(await first == "1" && await second == "2", "Expected two answers.");
        Expect.That(host.Started == 2 && host.Stopped == 0, "Expected a new worker beside the old one.");
        Expect.That(await host.Send(3) == "3", "Expected the old one to work on.");
        host.Dispatcher.Ready(2);
        Expect.That(host.Stopped == 1, "Expected the old one to be told to end.");
    }

    /// <summary>A worker found too old or too fat while it is given something.</summary>
    public async Task RecycledMeetsARequest()
    {
        var host = new ScriptedHost(new());
        host.Dispatcher.Open();
        Task<string> sent = Task.Run(() => host.Send(1));
        Task recycled = Task.Run(() => host.Dispatcher.Recycle(1));
        await recycled;
        Expect.That(await sent == "1", "Expected the request to be answered.");
        Expect.That(host.Started == 2 && host.Stopped == 1, "Expected one worker in the place of the other.");
    }

    /// <summary>Workers die as soon as they are ready: after some, requests are told at once, until one lives.</summary>
    public async Task CrashLoop()
    {
        var host = new ScriptedHost(new() { CrashLimit = 2 }) { IsReadyAtOnce = static w => w > 2 };
        host.Dispatcher.Open();
        Task<string> early = Task.Run(() => host.Send(1));
        Task dies = Task.Run(() =>
        {
            host.Dispatcher.Ended(1, "it died");
            host.Dispatcher.Ended(2, "it died");
        });
        await dies;
        Expect.That(await early == "CrashLoop", "Expected the request to be told.");
        Expect.That(await host.Send(2) == "CrashLoop", "Expected the next to be told at once.");
        Expect.That(host.Started == 2 && host.PutOff == 1, "Expected no more to be started for a while.");
        host.Dispatcher.TryAgain();
        Expect.That(await host.Send(3) == "3", "Expected the one that lives to answer.");
    }

    /// <summary>It is time to try again while two workers die and one is asked for something.</summary>
    public async Task TryAgainMeetsDeath()
    {
        var host = new ScriptedHost(new() { Size = 2, CrashLimit = 1 }) { IsReadyAtOnce = static w => w > 2 };
        host.Dispatcher.Open();
        host.Dispatcher.Ended(1, "it died");
        await Sending.Together(() => host.Dispatcher.Ended(2, "it died"), host.Dispatcher.TryAgain);
        if (host.Started == 2)
            host.Dispatcher.TryAgain();
        Expect.That(host.Started == 3, "Expected one worker, to see how it goes.");
        Expect.That(await host.Send(1) == "1", "Expected it to answer.");
        Expect.That(host.Started == 4, "Expected all workers after that.");
    }

    /// <summary>A reload to workers that die leaves the old ones at work.</summary>
    public async Task ReloadToWorkersThatDie()
    {
        var host = new ScriptedHost(new() { CrashLimit = 2 }) { IsReadyAtOnce = static w => w == 1 };
        host.Dispatcher.Open();
        Task reload = host.Dispatcher.ReloadAsync();
        Task<string> sent = Task.Run(() => host.Send(1));
        host.Dispatcher.Ended(2, "it died");
        host.Dispatcher.Ended(3, "it died");
        Expect.That(await sent == "1" && await host.Send(2) == "2", "Expected the old worker to work on.");
        Expect.That(host.Started == 3 && host.PutOff == 1, "Expected no more to be started for a while.");
        try
        {
            await reload;
            Expect.That(false, "Expected the reload to fail.");
        }
        catch (Messaging.Pool.ProcessPoolException failure)
        {
            Expect.That(failure.Error == Messaging.Pool.PoolError.CrashLoop, "Expected to be told why.");
        }
    }
}
