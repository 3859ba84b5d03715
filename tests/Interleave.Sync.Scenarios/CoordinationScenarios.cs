namespace Interleave.Sync.Scenarios;

public sealed class LinkedCellScenarios
{
    /// <summary>Two add one each, by trying again.</summary>
    public void TwoAdd()
    {
        var cell = new LinkedCell<int>(0);
        Together.Run(2, _ =>
        {
            int value;
            LinkedCell<int>.Link link;
            do
                value = cell.LoadLinked(out link);
            while (!cell.StoreConditional(link, value + 1));
        });
        Expect.That(cell.Value == 2, "Expected both to have added.");
    }

    /// <summary>A value that is there again is not the one that was loaded.</summary>
    public void ThereAndBackAgain()
    {
        var cell = new LinkedCell<int>(1);
        bool isLinked = false, storesBehind = false;
        Together.Run(
            () =>
            {
                int value = cell.LoadLinked(out LinkedCell<int>.Link link);
                Volatile.Write(ref isLinked, true);
                cell.StoreConditional(link, value + 10);
            },
            () =>
            {
                storesBehind = Volatile.Read(ref isLinked);
                cell.Store(2);
                cell.Store(1);
            });
        Expect.That(!storesBehind || cell.Value == 1, "Expected no store to succeed behind two others.");
    }
}

public sealed class TupleSpaceScenarios
{
    /// <summary>Two take: each tuple goes to one of them.</summary>
    public void TwoTake()
    {
        var space = new TupleSpace();
        int sum = 0;
        Template<ValueTuple<int>> any = Template.Of<int>(default);
        Together.Run(
            () => Interlocked.Add(ref sum, space.In(any).Item1),
            () => Interlocked.Add(ref sum, space.In(any).Item1),
            () =>
            {
                space.Out(ValueTuple.Create(1));
                space.Out(ValueTuple.Create(2));
            });
        Expect.That(sum == 3 && space.Count<ValueTuple<int>>() == 0, "Expected each tuple to be taken once.");
    }

    /// <summary>One reads and one takes; the value of a field says which tuple.</summary>
    public void OneReadsOneTakes()
    {
        var space = new TupleSpace();
        int data = 0, read = 0, taken = 0;
        Together.Run(
            () =>
            {
                data = 5;
                space.Out(("other", 1));
                space.Out(("sum", 3));
                space.Out(("sum", 3));
            },
            () =>
            {
                read = space.Rd(Template.Of<string, int>("sum", default)).Item2;
                Expect.That(data == 5, "Expected what was done before the tuple was there.");
            },
            () => taken = space.In(Template.Of<string, int>("sum", default)).Item2);
        Expect.That(read == 3 && taken == 3 && space.Count<(string, int)>() == 2, "Expected one to be taken and the others to stay.");
    }

    /// <summary>One that waits to take is out of time when a tuple comes: it has it, or it is there.</summary>
    public void OneGivesUp()
    {
        var space = new TupleSpace();
        bool taken = false;
        Together.Run(
            () => taken = space.TryIn(Template.Of<int, int>(1, default), out _, Expect.AWhile),
            () => space.Out((1, 2)));
        Expect.That(space.Inp(Template.Of<int, int>(default, 2), out _) == !taken, "Expected what was not taken to be there.");
    }

    /// <summary>Asynchronous code that waits to take is cancelled when a tuple comes.</summary>
    public async Task OneIsCancelledAsync()
    {
        var space = new TupleSpace();
        using var source = new CancellationTokenSource();
        Task<bool> takes = Take();
        Together.Run(() => space.Out((1, 2)), () => source.Cancel());
        Expect.That(await takes == !space.Rdp(Template.Of<int, int>(1, default), out _), "Expected what was not taken to be there.");

        async Task<bool> Take()
        {
            try
            {
                return (await space.InAsync(Template.Of<int, int>(1, default), source.Token)).Item2 == 2;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    /// <summary>What a process comes to becomes a tuple.</summary>
    public void AProcessBecomesATuple()
    {
        var space = new TupleSpace();
        space.Eval(() => ("square", 9));
        Expect.That(space.In(Template.Of<string, int>("square", default)).Item2 == 9, "Expected the result.");
    }
}

public sealed class PathGuardScenarios
{
    /// <summary>A buffer of one: put and get in turn.</summary>
    public void PutThenGet()
    {
        var order = new PathGuard("path put; get end");
        int slot = 0, sum = 0;
        Together.Run(() => Put(1), () => Put(2), () =>
        {
            order["get"].Run(Get);
            order["get"].Run(Get);
        });
        Expect.That(sum == 3, "Expected each item once.");

        void Put(int item) => order["put"].Run(() =>
        {
            Expect.That(slot == 0, "Expected an empty slot.");
            slot = item;
        });

        void Get()
        {
            Expect.That(slot != 0, "Expected an item.");
            sum += slot;
            slot = 0;
        }
    }

    /// <summary>Two read at once, one writes alone.</summary>
    public void ReadersAndAWriter()
    {
        var order = new PathGuard("path { read } + write end");
        int left = 0, right = 0;
        Together.Run(Read, Read, () => order["write"].Run(() =>
        {
            left++;
            right++;
        }));
        Expect.That(order["read"].TryEnter() && order["read"].TryEnter() && !order["write"].TryEnter(), "Expected readers beside readers.");

        void Read() => order["read"].Run(() => Expect.That(left == right, "Expected a page that is written whole."));
    }

    /// <summary>With two paths both must allow it: the second is a lock around what the first has in turn.</summary>
    public void TwoPaths()
    {
        var order = new PathGuard("path open; close end", "path open + close + look end");
        var room = new Room();
        int opened = 0;
        Together.Run(
            () => order["open"].Run(() => opened += 1 + Visited(0)),
            () => order["close"].Run(() => Expect.That(opened == 1 && Visited(1) == 0, "Expected it to be open.")),
            () => order["look"].Run(() => Visited(2)));
        Expect.That(room.Visits == 3, "Expected all to have been there.");

        int Visited(int me)
        {
            room.Visit(me);
            return 0;
        }
    }

    /// <summary>One that waits gives up when it may start: it has, or another may.</summary>
    public async Task OneIsCancelledAsync()
    {
        var order = new PathGuard("path use end");
        PathGuard.Operation use = order["use"];
        using var source = new CancellationTokenSource();
        use.Enter();
        Task<bool> first = AsyncOutcome.Of(use.EnterAsync(source.Token));
        ValueTask second = use.EnterAsync();
        Together.Run(() => use.Exit(), () => source.Cancel());
        if (await first)
            use.Exit();
        await second;
        use.Exit();
        Expect.That(use.TryEnter(), "Expected nobody inside.");
    }
}
