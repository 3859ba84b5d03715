using Interleave.Xunit;
using Xunit;

namespace Interleave.XunitTests;

/// <summary>Concurrency tests that pass: each shows what a test may have.</summary>
public sealed class PassingTests : IClassFixture<PassingTests.Ledger>, IAsyncLifetime, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ITestOutputHelper _output;
    private readonly Ledger _ledger;
    private int _balance;

    public PassingTests(ITestOutputHelper output, Ledger ledger)
    {
        (_output, _ledger) = (output, ledger);
        Assert.Equal(0, ledger.Entries);
    }

    public ValueTask InitializeAsync()
    {
        _balance = 100;
        return default;
    }

    /// <summary>Where there is this, nobody calls the other.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public enum Amount
    {
        Some = 40,
        Most = 80,
    }

    public static IEnumerable<TheoryDataRow<Transfer>> Transfers => [new(new Transfer(Amount.Some, "rent")), new(new Transfer(Amount.Most, "food"))];

    [ConcurrencyTest]
    public void Withdraw_UnderALock_NeverOverdraws()
    {
        Twice(80);
        _output.WriteLine($"left: {_balance}");
        Assert.Equal(20, _balance);
    }

    [ConcurrencyTest]
    [InlineData(80, 20)]
    [InlineData(50, 0)]
    public void Withdraw_OfAnAmount_LeavesTheRest(int amount, int rest)
    {
        Twice(amount);
        Assert.Equal(rest, _balance);
    }

    [ConcurrencyTest]
    [MemberData(nameof(Transfers))]
    public void Withdraw_ImmutableData_IsTakenAlong(Transfer transfer)
    {
        Twice((int)transfer.Amount);
        Assert.Equal(20, _balance);
        Assert.Equal(transfer.Amount == Amount.Most ? "food" : "rent", transfer.Why);
    }

    [ConcurrencyTest(RequireExhaustive = true, TimeBudget = 1.5)]
    public static void Static_MethodToo()
    {
        int count = 0;
        Thread a = new(() => Interlocked.Increment(ref count)), b = new(() => Interlocked.Increment(ref count));
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        Assert.Equal(2, count);
    }

    [ConcurrencyTest(Strategy = StrategyKind.Random, MaxExecutions = 50, Seed = 7)]
    public void Withdraw_RandomSchedules_FindNothing() => Twice(80);

    [ConcurrencyTest(Memory = MemoryChoice.Tso)]
    public void Withdraw_OnX86_NeverOverdraws() => Twice(80);

    [ConcurrencyTest(PreemptionBound = 1)]
    public void Withdraw_FewPreemptions_FindNothing() => Twice(80);

    public void Dispose()
    {
        Assert.False(_ledger.IsDisposed);
        Assert.InRange(_ledger.Entries, 1, 2);
    }

    private void Twice(int amount)
    {
        Thread a = new(() => Withdraw(amount)), b = new(() => Withdraw(amount));
        a.Start();
        b.Start();
        a.Join();
        b.Join();
    }

    private void Withdraw(int amount)
    {
        lock (_lock)
        {
            if (_balance < amount)
                return;
            _balance -= amount;
            _ledger.Entries++;
        }
    }

    /// <summary>Data of an immutable type of this assembly.</summary>
    public sealed record Transfer(Amount Amount, string Why);

    /// <summary>A fixture, made anew in each execution.</summary>
    public sealed class Ledger : IDisposable
    {
        public int Entries { get; set; }

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
