namespace Interleave.Tests.Exploration;

/// <summary>What <see cref="RandomProgram"/> makes.</summary>
sealed record RandomProgramOptions
{
    /// <summary>How many programs have synchronization objects.</summary>
    public double Objects { get; init; } = .6;

    /// <summary>How many programs have variables. One that would have neither has variables.</summary>
    public double Memory { get; init; } = .7;

    /// <summary>How many reads are waiting loops.</summary>
    public double Awaits { get; init; } = .15;

    /// <summary>How many steps that may be skipped are.</summary>
    public double Branches { get; init; } = .12;

    /// <summary>How many attempts to enter or take do not wait.</summary>
    public double Attempts { get; init; } = .25;

    /// <summary>How many steps of threads other than the first are joins.</summary>
    public double Joins { get; init; } = .05;
}

/// <summary>Programs of 2 threads with 1 to 4 steps, or of 3 threads with 1 to 3, not counting the steps that leave locks and the second halves of pairs.</summary>
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
        ];
        var threads = new IReadOnlyList<Step>[count];
        for (int t = 1; t <= count; t++)
            threads[t - 1] = new ThreadGenerator(random, options, t, objects, memory).Generate(1 + random.Below(count == 2 ? 4 : 3));
        return new Program(variables, all, threads);
    }

    private sealed class ThreadGenerator(SplitMix64 random, RandomProgramOptions options, int thread, bool objects, bool memory)
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
            double c = random.Fraction();
            if (objects && c < .25 && _held.Count < 2)
                return Enter(random.Pick("m", "n", "mon"));
            if (objects && c < .40 && _held.Count > 0)
                return Leave(random.Below(_held.Count));
            if (objects && c < .55)
                return Skippable(random.Chance(.5) ? new Step.Release("s") : random.Chance(options.Attempts) ? new Step.TryTake("s") : new Step.Take("s"));
            if (!memory)
                return false;
            if (c < .72)
                return Skippable(random.Chance(options.Awaits) ? Await() : new Step.Read(Variable(), random.Chance(.33)));
            if (c < .87)
                return Skippable(new Step.Write(Variable(), 1 + random.Below(3), 10, random.Chance(.33)));
            return c < .96 ? Skippable(Atomic()) : Fixed(new Step.Fence());
        }

        private string Variable() => random.Pick("x", "y");

        private Step Atomic() => random.Below(6) switch
        {
            0 or 1 => new Step.Increment(Variable()),
            2 or 3 => new Step.CompareExchange(Variable(), 0, 7),
            4 => new Step.CompareExchange(Variable(), random.Below(2), random.Below(2)),
            _ => new Step.Exchange(Variable(), random.Below(3)),
        };

        private Step Await()
        {
            string first = Variable();
            var condition = new Condition(first, random.Chance(.8) ? 0 : 1, random.Chance(.33));
            return random.Chance(.7)
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

        private bool Leave(int which)
        {
            (string name, bool tried) = _held[which];
            _held.RemoveAt(which);
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
            if (random.Chance(options.Branches))
            {
                int skipped = Math.Min(_free, 1 + random.Below(2));
                _steps.Insert(_steps.Count - skipped, new Step.If(skipped));
                _free = 0;
            }
            return true;
        }
    }
}
