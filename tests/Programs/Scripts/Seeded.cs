namespace Interleave.Programs.Scripts;

/// <summary>
/// Random scripts of one thread on one object; each tells what came of every step. What the real class does must be what
/// the controlled one does.
/// </summary>
public static class Seeded
{
    const int Steps = 60;

    public static string ReaderWriter(int seed)
    {
        var random = new Choices(seed);
        var gate = new ReaderWriterLockSlim(seed % 2 == 0 ? LockRecursionPolicy.NoRecursion : LockRecursionPolicy.SupportsRecursion);
        return Tell(() => random.Next(14) switch
        {
            0 => Done(gate.EnterReadLock),
            1 => Done(gate.EnterUpgradeableReadLock),
            2 => Done(gate.EnterWriteLock),
            3 => gate.TryEnterReadLock(0),
            4 => gate.TryEnterUpgradeableReadLock(TimeSpan.Zero),
            5 => gate.TryEnterWriteLock(1),
            6 or 7 => Done(gate.ExitReadLock),
            8 or 9 => Done(gate.ExitUpgradeableReadLock),
            10 or 11 => Done(gate.ExitWriteLock),
            12 when random.Next(10) == 0 => Done(gate.Dispose),
            12 => gate.TryEnterReadLock(-2),
            _ => $"{gate.IsReadLockHeld} {gate.IsUpgradeableReadLockHeld} {gate.IsWriteLockHeld} {gate.CurrentReadCount} "
                + $"{gate.RecursiveReadCount} {gate.RecursiveUpgradeCount} {gate.RecursiveWriteCount} "
                + $"{gate.WaitingReadCount} {gate.WaitingUpgradeCount} {gate.WaitingWriteCount} {gate.RecursionPolicy}",
        });
    }

    public static string OldReaderWriter(int seed)
    {
        var random = new Choices(seed);
        var gate = new ReaderWriterLock();
        LockCookie upgraded = default, released = default;
        return Tell(() => random.Next(14) switch
        {
            0 => Done(() => gate.AcquireReaderLock(Timeout.Infinite)),
            // One that reads would wait for itself.
            1 => Done(() => gate.AcquireWriterLock(gate.IsReaderLockHeld ? 0 : Timeout.Infinite)),
            2 => Done(() => gate.AcquireReaderLock(TimeSpan.FromMilliseconds(random.Next(4) - 2))),
            3 => Done(() => gate.AcquireWriterLock(TimeSpan.FromMilliseconds(random.Next(4) == 0 ? -2 : 1))),
            4 => Done(gate.ReleaseReaderLock),
            5 => Done(gate.ReleaseWriterLock),
            6 => Done(() => upgraded = gate.UpgradeToWriterLock(0)),
            7 => Done(() => upgraded = gate.UpgradeToWriterLock(TimeSpan.FromMilliseconds(random.Next(9) == 0 ? -2 : 0))),
            8 or 9 => Done(() => gate.DowngradeFromWriterLock(ref upgraded)),
            10 => Done(() => released = gate.ReleaseLock()),
            11 => Done(() => gate.RestoreLock(ref released)),
            12 => $"{gate.AnyWritersSince(random.Next(5))} {upgraded == released} {upgraded.Equals(default)}",
            _ => $"{gate.IsReaderLockHeld} {gate.IsWriterLockHeld} {gate.WriterSeqNum}",
        });
    }

    public static string Spinning(int seed)
    {
        var random = new Choices(seed);
        var gate = new SpinLock(seed % 2 == 0);
        var wait = new SpinWait();
        return Tell(() =>
        {
            bool taken = random.Next(8) == 0;
            switch (random.Next(9))
            {
                case 0:
                    gate.TryEnter(ref taken);
                    return taken;
                case 1:
                    gate.TryEnter(1, ref taken);
                    return taken;
                case 2:
                    gate.TryEnter(TimeSpan.FromMilliseconds(-2), ref taken);
                    return taken;
                case 3 when gate.IsHeld || seed % 2 == 0:
                    gate.Exit(random.Next(2) == 0);
                    return "left";
                case 4:
                    return $"{gate.IsHeld} {gate.IsThreadOwnerTrackingEnabled}";
                case 5:
                    return gate.IsHeldByCurrentThread;
                case 6 when random.Next(6) == 0:
                    wait.Reset();
                    return "reset";
                case 7:
                    return SpinWait.SpinUntil(() => random.Next(2) == 0, 0) ? "until" : "not until";
                default:
                    wait.SpinOnce();
                    return $"{wait.Count} {wait.NextSpinWillYield}";
            }
        });
    }

    public static string LazyValue(int seed)
    {
        var random = new Choices(seed);
        int calls = 0;
        Lazy<int>? self = null;
        int Make()
        {
            calls++;
            return random.Next(4) switch
            {
                0 => throw new FormatException(),
                1 when calls < 5 => self!.Value,
                _ => calls,
            };
        }
        Lazy<int> lazy = self = (seed % 6) switch
        {
            0 => new(Make),
            1 => new(Make, LazyThreadSafetyMode.PublicationOnly),
            2 => new(Make, LazyThreadSafetyMode.None),
            3 => new(),
            4 => new(7),
            _ => new(Make, true),
        };
        return Tell(() => random.Next(3) switch
        {
            0 => $"{lazy.Value} {calls}",
            1 => lazy.IsValueCreated,
            _ => lazy.ToString()!,
        });
    }

    public static string LocalValue(int seed)
    {
        var random = new Choices(seed);
        int calls = 0;
        ThreadLocal<int>? self = null;
        int Make()
        {
            calls++;
            return random.Next(3) == 0 && calls < 4 ? self!.Value : calls;
        }
        ThreadLocal<int> local = self = (seed % 4) switch
        {
            0 => new(),
            1 => new(true),
            2 => new(Make),
            _ => new(Make, true),
        };
        return Tell(() => random.Next(6) switch
        {
            0 => local.Value,
            1 => Done(() => local.Value = random.Next(9)),
            2 => local.IsValueCreated,
            3 => string.Join(',', local.Values),
            4 when random.Next(20) == 0 => Done(local.Dispose),
            _ => local.ToString()!,
        });
    }

    static string Done(Action action)
    {
        action();
        return "done";
    }

    static string Tell(Func<object> step)
    {
        string all = "";
        for (int i = 0; i < Steps; i++)
        {
            string told;
            try
            {
                told = step().ToString()!;
            }
            catch (Exception e)
            {
                told = e switch
                {
                    ArgumentException argument => $"{e.GetType().Name} {argument.ParamName}",
                    // The old lock's are of a class of its own.
                    ApplicationException => $"{nameof(ApplicationException)} {e.HResult}",
                    _ => e.GetType().Name,
                };
            }
            all = $"{all}{i}: {told}\n";
        }
        return all;
    }

    /// <summary>Numbers that depend on the seed alone.</summary>
    sealed class Choices(int seed)
    {
        uint state = (uint)seed * 2654435761 + 12345;

        public int Next(int below)
        {
            state = state * 1664525 + 1013904223;
            return (int)((state >> 8) % (uint)below);
        }
    }
}
