using System.Text;
using Interleave.Reports;
using Interleave.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Traces;

/// <summary>How reports say what is done with events, mutexes, countdowns, barriers, cancellation and interrupts.</summary>
public class ObjectWordsTests
{
    private const string Members = """
        ManualResetEvent set = new(true), ready = new(false);
        ManualResetEventSlim slim = new(true);
        Mutex mutex = new();
        Semaphore places = new(1, 2);
        SemaphoreSlim free = new(1);
        CountdownEvent countdown = new(2);
        Barrier barrier = new(1, _ => { }), meeting = new(2);
        CancellationTokenSource source = new(), other = new();
        Thread self = Thread.CurrentThread;
        static void Try(Action call) { try { call(); } catch (Exception e) when (e is ThreadInterruptedException or OperationCanceledException or InvalidOperationException) { } }
        """;

    /// <summary>What one thread does while the other only waits to look at it all once.</summary>
    private const string Steps = """
        set.WaitOne(); ready.WaitOne(0); ready.Set(); ready.Reset(); slim.Wait(); if (slim.IsSet) slim.Reset();
        mutex.WaitOne(); mutex.WaitOne(0); mutex.ReleaseMutex(); mutex.ReleaseMutex();
        places.WaitOne(); places.Release(); WaitHandle w = free.AvailableWaitHandle; w.WaitOne(0); free.Wait(); w.WaitOne(0); free.Release();
        countdown.Signal(); countdown.AddCount(); _ = countdown.CurrentCount + countdown.InitialCount; countdown.Wait(0); countdown.Signal(2); countdown.Wait(); Try(() => countdown.Signal()); countdown.TryAddCount(); countdown.Reset();
        barrier.SignalAndWait(); barrier.AddParticipant(); barrier.RemoveParticipant(); _ = barrier.ParticipantCount + barrier.ParticipantsRemaining + barrier.CurrentPhaseNumber; meeting.SignalAndWait(0);
        var callback = source.Token.Register(() => { }); callback.Unregister(); source.Token.Register(() => { }); source.TryReset(); source.Token.Register(() => { }); _ = source.IsCancellationRequested; free.Wait(source.Token);
        source.Cancel(); source.Cancel(); source.Token.WaitHandle.WaitOne();
        WaitHandle.WaitAny(new WaitHandle[] { ready, set }); WaitHandle.WaitAll(new WaitHandle[] { ready, set }, 0); WaitHandle.WaitAny(new WaitHandle[] { ready, mutex }); mutex.ReleaseMutex();
        Thread me = Thread.CurrentThread; Thread.Sleep(0); me.Interrupt(); Try(() => Thread.Sleep(0)); me.Interrupt(); Try(() => set.WaitOne()); me.Interrupt(); Try(() => ready.WaitOne()); me.Interrupt(); Try(() => free.Wait());
        throw new Exception("the end");
        """;

    [Fact]
    public void Steps_OfEveryObject_AreAsApproved()
    {
        CheckResult result = Replay($"{Members} void A() {{ {Steps} }} void B() {{ set.WaitOne(); ready.Set(); slim.Set(); countdown.Signal(); barrier.SignalAndWait(); source.Cancel(); mutex.WaitOne(); places.WaitOne(); free.Wait(); meeting.SignalAndWait(); }}", "main1.A999");

        Assert.Equal("Exception: the end", result.Message);
        Approved.Equal("ObjectSteps", Told(result));
    }

    public static TheoryData<string, string> Waits => new()
    {
        { "ready.WaitOne();", "" },
        { "WaitHandle.WaitAll(new WaitHandle[] { ready, set });", "" },
        { "slim.Reset(); slim.Wait();", "" },
        { "countdown.Wait();", "" },
        { "meeting.SignalAndWait();", "" },
        { "source.Token.WaitHandle.WaitOne();", "" },
        { "free.Wait(); free.Wait(source.Token);", "" },
        { "Thread.Sleep(-1);", "" },
        { "mutex.WaitOne(); ready.WaitOne();", "mutex.WaitOne();" },
        { "Thread.CurrentThread.Interrupt(); Try(() => Thread.Sleep(0)); self.Join();", "" },
    };

    [Fact]
    public void Waits_InVain_AreAsApproved()
    {
        var text = new StringBuilder();
        foreach ((string first, string second) in Waits.Select(w => w.Data))
        {
            CheckResult result = Replay($"{Members} void A() {{ {first} }} void B() {{ {second} }}", "main1.A999");
            text.Append($"A: {first} B: {second}\n    {result.Kind} {result.Message}\n");
            foreach (BlockedThread blocked in result.Trace!.Blocked)
                text.Append($"    {blocked.Thread}: {blocked.Reason}, {blocked.WaitsFor}{(blocked.HeldBy is null ? "" : ", held by " + blocked.HeldBy)}{(blocked.Text is null ? "" : ": " + blocked.Text)}\n");
        }
        Approved.Equal("ObjectWaits", text.ToString());
    }

    private static CheckResult Replay(string members, string token)
    {
        RewrittenAssembly assembly = Checked.TwoThreads(members);
        return assembly.Replay(token);
    }

    private static string Told(CheckResult result) =>
        string.Concat(result.Trace!.Steps.Select(s => $"{s.Thread} {StepWords.Describe(s)}\n"));
}
