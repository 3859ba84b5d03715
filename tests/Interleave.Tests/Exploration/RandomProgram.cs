namespace Interleave.Tests.Exploration;

/// <summary>What <see cref="RandomProgram"/> makes.</summary>
sealed record RandomProgramOptions
{
    /// <summary>How many programs have synchronization objects.</summary>
    public double Objects { get; init; } = .6;

    /// <summary>How many programs have variables. One that would have neither has variables.</summary>
    public double Memory { get; init; } = .7;

    /// <summary>How many reads are waiting loops.</summary>
    public double Awaits { get; init; } = .2;

    /// <summary>How many atomic operations are tried in a loop until they succeed.</summary>
    public double Swaps { get; init; }

    /// <summary>How many steps that may be skipped are.</summary>
    public double Branches { get; init; } = .25;

    /// <summary>How many attempts to enter or take do not wait.</summary>
    public double Attempts { get; init; } = .25;

    /// <summary>How many steps of threads other than the first are joins.</summary>
    public double Joins { get; init; } = .05;

    /// <summary>How many programs have events, mutexes, countdowns, barriers and cancellation.</summary>
    public double Others { get; init; }

    /// <summary>How many steps interrupt a thread, or sleep.</summary>
    public double Interrupts { get; init; }

    /// <summary>How many memory steps are one-sided barriers.</summary>
    public double Barriers { get; init; }

    /// <summary>How many memory steps are about references, in programs that have them.</summary>
    public double References { get; init; }

    /// <summary>How many steps on objects enter or leave a reader-writer lock. Without any, programs are what they were before there were such.</summary>
    public double ReaderWriters { get; init; }

    /// <summary>By how many steps threads may be longer than usual.</summary>
    public int Longer { get; init; }
}

/// <summary>
/// Programs of 2 threads with 2 to 4 steps, or of 3 threads with 1 to 3, not counting those that come
/// with others: branches, what is done inside a monitor, and what leaves it at the end.
/// </summary>
static class RandomProgram
{
    private static readonly Storage[] Storages = [Storage.Static, Storage.Static, Storage.VolatileStatic, Storage.Instance];

    /// <summary>The program of a seed; the same for ever, so that a seed in a test's output can be used.</summary>
    public static Program Generate(ulong seed, RandomProgramOptions? options = null)
    {
        options ??= new RandomProgramOptions();
        var random = new SplitMix64(seed);
        int count = random.Pick(2, 2, 3);
        bool objects = random.Chance(options.Objects), memory = random.Chance(options.Memory) || !objects;
        Variable[] variables = [new("x", random.Pick<Storage>(Storages)), new("y", random.Pick<Storage>(Storages))];
        SyncObject[] all =
        [
            new("m", ObjectKind.Lock),
            new("n", ObjectKind.Monitor),
            new("mon", ObjectKind.Monitor),
            new("s", ObjectKind.Semaphore, random.Below(3)),
            new("rw", ObjectKind.ReaderWriter),
        ];
        string[] others = [];
        if (options.Others > 0 && random.Chance(options.Others))
        {
            all =
            [
                .. all, new("e", ObjectKind.ManualEvent, random.Below(2)), new("a", ObjectKind.AutoEvent, random.Below(2)), new("q", ObjectKind.Mutex),
                new("c", ObjectKind.Countdown, 1 + random.Below(2)), new("b", ObjectKind.Barrier, 2), new("k", ObjectKind.Cancellation),
            ];
            others = random.Pick<string[]>(["e"], ["a"], ["e", "a"], ["q"], ["c"], ["b"], ["k"], ["a", "q"], ["e", "c"], ["e", "a", "k"], ["c", "b", "q"]);
        }
        if (options.Interrupts > 0)
            others = [.. others.Except(["b", "k"])];
        // Often one of each kind only, so that the threads have something to do with each other.
        string[] shared = random.Pick<string[]>(["x", "y"], ["x", "y"], ["x"], ["y"]);
        string[] monitors = random.Pick<string[]>(["m", "n", "mon"], ["m"], ["n"], ["mon"], ["mon"]);
        var threads = new IReadOnlyList<Step>[count];
        for (int t = 1; t <= count; t++)
            threads[t - 1] = new ThreadGenerator(random, options, t, count, memory ? shared : [], objects ? monitors : [], others)
                .Generate(4 - count + random.Below(3 + options.Longer));
        return new Program(variables, all, threads);
    }

    private sealed class ThreadGenerator(SplitMix64 random, RandomProgramOptions options, int thread, int threads, string[] variables, string[] monitors, string[] others)
    {
        private readonly List<Step> _steps = [];
        private readonly List<(string Object, bool Tried)> _held = [];

        /// <summary>How many steps at the end could be put behind an <see cref="Step.If"/>.</summary>
        private int _free;

        public List<Step> Generate(int length)
        {
            while (length > 0)
                if (Add())
                    length--;
            while (_held.Count > 0)
                Leave(_held.Count - 1);
            return _steps;
        }

        private bool Add()
        {
            if (thread > 1 && random.Chance(options.Joins))
                return Fixed(new Step.Join(1 + random.Below(thread - 1)));
            if (options.Interrupts > 0 && random.Chance(options.Interrupts))
                return Skippable(random.Chance(.25) ? new Step.Sleep() : new Step.Interrupt(1 + random.Below(threads)));
            if (others.Length > 0 && random.Chance(.6))
                return OtherStep(random.Pick<string>(others));
            return variables.Length == 0 || (monitors.Length > 0 && random.Chance(.55)) ? ObjectStep() : MemoryStep();
        }

        private bool ObjectStep()
        {
            if (options.ReaderWriters > 0 && random.Chance(options.ReaderWriters))
                return ReaderWriterStep();
            double c = random.Fraction();
            if (c < .45 && _held.Count < 2)
                return Enter(random.Pick<string>(monitors));
            if (c < .70 && _held.Count > 0)
                return Leave(random.Below(_held.Count));
            if (c < .70)
                return false;
            return Skippable(random.Chance(.5) ? new Step.Release("s") : random.Chance(options.Attempts) ? new Step.TryTake("s") : new Step.Take("s"));
        }

        private bool OtherStep(string name) => name switch
        {
            "e" or "a" => Skippable(EventStep(name)),
            "q" => _held.Any(h => h.Object == name) ? Leave(_held.FindIndex(h => h.Object == name)) : Enter(name),
            "c" => Skippable(random.Chance(.6) ? new Step.Signal(name) : new Step.WaitForZero(name)),
            "b" => Skippable(new Step.Arrive(name)),
            _ => Skippable(random.Below(4) switch
            {
                0 => new Step.Cancel(name),
                1 => new Step.IsCancelled(name),
                2 => new Step.Release("s"),
                _ => new Step.TakeOrCancelled("s", name),
            }),
        };

        private Step EventStep(string name) => random.Below(others.Contains("e") && others.Contains("a") ? 9 : 7) switch
        {
            0 or 1 or 2 => new Step.Set(name),
            3 => new Step.Reset(name),
            4 or 5 => new Step.WaitFor(name),
            6 => new Step.TryWaitFor(name),
            7 => new Step.WaitAny(name, name == "e" ? "a" : "e"),
            _ => new Step.WaitAll(name, name == "e" ? "a" : "e"),
        };

        private bool MemoryStep()
        {
            if (options.Barriers > 0 && random.Chance(options.Barriers))
                return Fixed(random.Chance(.5) ? new Step.ReadBarrier() : new Step.WriteBarrier());
            if (options.References > 0 && random.Chance(options.References))
                return Skippable(Reference());
            double c = random.Fraction();
            if (c < .37)
                return Skippable(random.Chance(options.Awaits) ? Await() : new Step.Read(Variable(), random.Chance(.33)));
            if (c < .70)
                return Skippable(new Step.Write(Variable(), 1 + random.Below(3), 10, random.Chance(.33)));
            return c < .94 ? Skippable(Atomic()) : Fixed(new Step.Fence());
        }

        private string Variable() => random.Pick<string>(variables);

        private Step Atomic() => options.Swaps > 0 && random.Chance(options.Swaps) ? AwaitSwap() : random.Below(6) switch
        {
            0 or 1 => new Step.Increment(Variable()),
            2 or 3 => new Step.CompareExchange(Variable(), 0, 7),
            4 => new Step.CompareExchange(Variable(), random.Below(2), random.Below(2)),
            _ => new Step.Exchange(Variable(), random.Below(3)),
        };

        private Step Reference()
        {
            string name = random.Chance(.7) ? "p" : "q";
            bool inside = random.Chance(.2), isVolatile = random.Chance(.2);
            return random.Below(10) switch
            {
                < 4 => new Step.Publish(name, 1 + random.Below(3), inside, isVolatile),
                < 8 => new Step.Follow(name, inside, isVolatile),
                8 => new Step.Assign(name, 4 + random.Below(3)),
                _ => new Step.Copy(name, name == "p" ? "q" : "p"),
            };
        }

        private Step AwaitSwap()
        {
            int? expected = random.Chance(.7) ? random.Below(2) : null;
            return new Step.AwaitSwap(Variable(), expected, random.Below(3), random.Chance(.3));
        }

        private Step Await()
        {
            string first = Variable();
            var condition = new Condition(first, random.Chance(.8) ? 0 : 1, random.Chance(.33));
            return variables.Length == 1 || random.Chance(.7)
                ? new Step.Await(condition)
                : new Step.Await(condition, new Condition(first == "x" ? "y" : "x", random.Below(2), random.Chance(.33)));
        }

        private bool Enter(string name)
        {
            if (_held.Any(h => h.Object == name))
                return false;
            bool tries = random.Chance(options.Attempts);
            Fixed(tries ? new Step.TryEnter(name) : new Step.Enter(name));
            _held.Add((name, tries));
            if (name == "mon" && !tries && random.Chance(.6))
                Fixed(random.Below(4) switch { 0 => new Step.Pulse(name), 1 => new Step.PulseAll(name), _ => new Step.Wait(name) });
            return true;
        }

        private bool ReaderWriterStep()
        {
            // What is held of the one lock is named by its role.
            Role[] held = [.. _held.Select(h => Enum.TryParse(h.Object, out Role r) ? r : (Role?)null).OfType<Role>()];
            bool mayEnter = held.Length == 0 || (held is [Role.UpgradeableRead] && !_held.Any(h => h.Object == nameof(Role.UpgradeableRead) && h.Tried));
            if (!mayEnter || (held.Length > 0 && random.Chance(.4)))
                return Leave(_held.FindLastIndex(h => Enum.TryParse(h.Object, out Role _)));
            Role role = held.Length > 0
                ? random.Pick(Role.Write, Role.Write, Role.Read)
                : random.Pick(Role.Read, Role.Read, Role.UpgradeableRead, Role.Write);
            bool tries = random.Chance(options.Attempts);
            _held.Add((role.ToString(), tries));
            return Fixed(tries ? new Step.TryEnterAs("rw", role, random.Chance(.5)) : new Step.EnterAs("rw", role));
        }

        private bool Leave(int which)
        {
            (string name, bool tried) = _held[which];
            _held.RemoveAt(which);
            if (Enum.TryParse(name, out Role role))
                return Fixed(tried ? new Step.ExitAsIfTaken("rw", role) : new Step.ExitAs("rw", role));
            return Fixed(tried ? new Step.ExitIfTaken(name) : new Step.Exit(name));
        }

        private bool Fixed(Step step)
        {
            _steps.Add(step);
            _free = 0;
            return true;
        }

        private bool Skippable(Step step)
        {
            _steps.Add(step);
            _free++;
            int skipped = Math.Min(_free, 1 + random.Below(2));
            if (random.Chance(options.Branches) && _steps.SkipLast(skipped).Any(Counts))
            {
                _steps.Insert(_steps.Count - skipped, new Step.If(skipped));
                _free = 0;
            }
            return true;
        }

        /// <summary>Whether a step may change the sum.</summary>
        private static bool Counts(Step step) =>
            step is Step.Read or Step.Follow or Step.Increment or Step.Exchange or Step.CompareExchange or Step.TryEnter or Step.TryEnterAs or Step.TryTake
                or Step.TryWaitFor or Step.Signal or Step.IsCancelled or Step.TakeOrCancelled or Step.WaitAny;
    }
}
