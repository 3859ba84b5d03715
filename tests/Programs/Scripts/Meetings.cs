using static Interleave.Programs.Scripts.Script;

namespace Interleave.Programs.Scripts;

public sealed class Meetings
{
    static readonly CancellationToken Cancelled = new(true);

    public void SlimEvents()
    {
        Begin();
        var ready = new ManualResetEventSlim();
        Try(() => ready.IsSet);
        Try(() => ready.Wait(0));
        ready.Set();
        Try(() => ready.Wait(5));
        Try(() => ready.WaitHandle.WaitOne(0));
        Try(() => ready.Wait(Cancelled));
        Try(() => ready.Wait(-2));
        ready.Reset();
        Try(() => ready.WaitHandle.WaitOne(0));
        ready.Dispose();
        Try(() => ready.Set());
        Try(() => ready.IsSet);
        Try(() => ready.Reset());
        Try(() => ready.Wait(0));
        Try(() => ready.Wait(-2, Cancelled));
        Try(() => ready.WaitHandle);
        End();
    }

    public void Countdowns()
    {
        Begin();
        var countdown = new CountdownEvent(2);
        Try(() => countdown.Signal(3));
        Try(() => countdown.Signal(0));
        Try(() => countdown.AddCount(int.MaxValue));
        Try(() => countdown.AddCount(2));
        Try(() => countdown.Signal(3));
        Try(() => countdown.Wait(0));
        Try(() => countdown.Signal());
        Try(() => countdown.Wait());
        Try(() => countdown.Wait(Cancelled));
        Try(() => countdown.Signal());
        Try(() => countdown.AddCount());
        Try(() => countdown.TryAddCount());
        countdown.Reset(5);
        Try(() => $"{countdown.CurrentCount} {countdown.InitialCount} {countdown.IsSet}");
        countdown.Signal();
        countdown.Reset();
        Try(() => countdown.CurrentCount);
        Try(() => countdown.Reset(-1));
        Try(() => new CountdownEvent(-1));
        countdown.Dispose();
        Try(() => countdown.Signal());
        Try(() => countdown.Signal(0));
        Try(() => countdown.AddCount());
        Try(() => countdown.Reset(-1));
        Try(() => countdown.Wait(-2));
        Try(() => countdown.Wait(Cancelled));
        Try(() => $"{countdown.CurrentCount} {countdown.InitialCount} {countdown.IsSet}");
        End();
    }

    public void Barriers()
    {
        Begin();
        var barrier = new Barrier(1, b =>
        {
            Note($"{b.CurrentPhaseNumber} {b.ParticipantsRemaining} {b.ParticipantCount}");
            Try(() => b.AddParticipant());
            Try(() => b.RemoveParticipant());
            Try(() => b.SignalAndWait());
            Try(() => b.Dispose());
        });
        Try(() => barrier.SignalAndWait());
        Try(() => barrier.CurrentPhaseNumber);
        Try(() => barrier.AddParticipants(2));
        Try(() => barrier.SignalAndWait(0));
        Try(() => barrier.SignalAndWait(Cancelled));
        Try(() => $"{barrier.ParticipantsRemaining} {barrier.ParticipantCount}");
        Try(() => barrier.RemoveParticipants(4));
        Try(() => barrier.RemoveParticipants(0));
        Try(() => barrier.AddParticipants(0));
        Try(() => barrier.AddParticipants(32767));
        Try(() => barrier.AddParticipants(32768));
        Try(() => barrier.RemoveParticipants(3));
        Try(() => $"{barrier.CurrentPhaseNumber} {barrier.ParticipantCount}");
        Try(() => barrier.SignalAndWait());
        Try(() => barrier.SignalAndWait(-2));
        barrier.Dispose();
        Try(() => barrier.SignalAndWait(Cancelled));
        Try(() => barrier.AddParticipant());
        Try(() => barrier.RemoveParticipants(0));
        Try(() => $"{barrier.ParticipantsRemaining} {barrier.ParticipantCount}");
        var failing = new Barrier(1, _ => throw new FormatException());
        Try(() => failing.SignalAndWait());
        Try(() => failing.CurrentPhaseNumber);
        End();
    }
}
