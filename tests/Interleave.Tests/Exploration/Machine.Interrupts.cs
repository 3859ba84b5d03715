namespace Interleave.Tests.Exploration;

/// <summary>What threads do that some thread interrupts.</summary>
sealed partial class Machine
{
    /// <summary>The name of what says that a thread is interrupted.</summary>
    internal static string FlagOf(int thread) => $"!{thread + 1}";

    private string NameOf(int o) => o < _program.Objects.Count ? _program.Objects[o].Name : FlagOf(o - _program.Objects.Count);

    private bool IsInterruptible(int t) => _interrupted.Contains(t);

    private bool IsPending(int t) => Object(FlagOf(t)).Count > 0;

    /// <summary>Whether a step can go on; null when an interrupt makes no difference.</summary>
    private bool? MayGoOn(int t, Step step)
    {
        int stage = _threads[t].Stage;
        switch (step)
        {
            case Step.WaitFor or Step.WaitAny or Step.WaitAll:
            case Step.Enter s when IsMutex(s.Object):
                return IsPending(t) ? true : null;
            case Step.Take or Step.WaitForZero or Step.Enter:
                return stage == 0 || IsPending(t) ? true : null;
            case Step.Wait s:
                return stage switch
                {
                    3 => IsPending(t) || MayReenter(t, s.Object),
                    5 => Object(s.Object).Owner < 0,
                    _ => true,
                };
            default:
                return null;
        }
    }

    /// <summary>Takes a step, or a part of one, that an interrupt changes; false when it is done as always.</summary>
    private bool TryDoInterruptible(int t)
    {
        ThreadState thread = _threads[t];
        switch (_program.Threads[t][thread.Next])
        {
            case Step.Sleep:
                if (!IsPending(t))
                    Look(t, FlagOf(t));
                else
                    End(t);
                thread.Next++;
                return true;
            case Step.Enter s when IsMutex(s.Object):
                return IsPending(t) && Notice(t);
            case Step.TryEnter s when IsMutex(s.Object) && IsPending(t):
                thread.Took(Index(s.Object), false);
                End(t);
                thread.Next++;
                return true;
            case Step.WaitFor or Step.TryWaitFor or Step.WaitAny or Step.WaitAll when IsPending(t):
                End(t);
                thread.Next++;
                return true;
            case Step.Take s:
                return TryWait(t, s.Object, Object(s.Object).Count > 0, again: false);
            case Step.WaitForZero s:
                return TryWait(t, s.Object, Object(s.Object).Count == 0, again: false);
            case Step.Enter s:
                return TryWait(t, s.Object, Object(s.Object).Owner < 0, again: true);
            case Step.Wait s:
                Wait(t, s.Object);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Looks whether it has to wait, and if so, waits for what it wants or the interrupt.</summary>
    private bool TryWait(int t, string name, bool free, bool again)
    {
        ThreadState thread = _threads[t];
        if (thread.Stage == 0)
        {
            if (free)
                return false;
            Look(t, name);
            thread.Stage = 1;
            return true;
        }
        thread.Stage = 0;
        if (!IsPending(t))
            return false;
        if (again)
            return Notice(t);
        End(t);
        thread.Next++;
        return true;
    }

    private void Wait(int t, string name)
    {
        ThreadState thread = _threads[t];
        ObjectState monitor = Object(name);
        switch (thread.Stage)
        {
            case 0:
                monitor.Owner = -1;
                monitor.Waiting.Add(t);
                Change(t, name);
                thread.Stage = 1;
                return;
            case 1 or 3 when IsPending(t):
                Notice(t);
                thread.Stage = 4;
                return;
            case 1:
                Look(t, FlagOf(t));
                thread.Stage = 2;
                return;
            case 2 when !MayReenter(t, name):
                Look(t, name);
                thread.Stage = 3;
                return;
            case 4:
                if (monitor.Waiting.Remove(t))
                    Change(t, name);
                else
                    Look(t, name);
                thread.Stage = 5;
                return;
            case 5:
                thread.Sum = unchecked(thread.Sum + 1);
                break;
        }
        monitor.Owner = t;
        Change(t, name);
        thread.Stage = 0;
        thread.Next++;
    }

    private bool MayReenter(int t, string name) => Object(name).Owner < 0 && !Object(name).Waiting.Contains(t);

    /// <summary>An interrupt ends a wait.</summary>
    private void End(int t)
    {
        Notice(t);
        _threads[t].Sum = unchecked(_threads[t].Sum + 1);
    }

    private bool Notice(int t)
    {
        Object(FlagOf(t)).Count = 0;
        Change(t, FlagOf(t));
        return true;
    }

    private bool IsMutex(string name) => _program.Object(name).Kind == ObjectKind.Mutex;
}
