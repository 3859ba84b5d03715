using Interleave;
using Interleave.Xunit;
using Xunit;

namespace FailingTests;

/// <summary>What each option changes: a test fails with it, or for it, and beside it stands one that it lets pass.</summary>
public sealed class OptionTests
{
    private readonly Lock _lock = new();
    private int _x, _y, _seenX, _seenY, _count;

    [ConcurrencyTest(Memory = MemoryChoice.Sc)]
    public void Memory_OfOneOrder_IsRight() => StoreBuffering();

    [ConcurrencyTest(Memory = MemoryChoice.Tso)]
    public void Memory_WithStoreBuffers_IsWrong() => StoreBuffering();

    [ConcurrencyTest(TimeBudget = 0.2, RequireExhaustive = true)]
    public void TimeBudget_TooSmall_EndsTheSearch() => Together.Run(() => CountTo(12), () => CountTo(12));

    [ConcurrencyTest(MaxExecutions = 3, RequireExhaustive = true)]
    public void MaxExecutions_TooFew_EndTheSearch() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest(PreemptionBound = 0)]
    public void PreemptionBound_OfNone_MissesTheBug() => LosesAnUpdate();

    [ConcurrencyTest(PreemptionBound = 0, RequireExhaustive = true)]
    public void PreemptionBound_OfNone_IsNotExhaustive() => LosesAnUpdate();

    [ConcurrencyTest(PreemptionBound = 1)]
    public void PreemptionBound_OfOne_FindsTheBug() => LosesAnUpdate();

    [ConcurrencyTest(LoopBound = 5, RequireExhaustive = true)]
    public void LoopBound_TooSmall_CutsTheLoop() => Together.Run(() => CountTo(10), () => { });

    [ConcurrencyTest(LoopBound = 20, RequireExhaustive = true)]
    public void LoopBound_LargeEnough_CutsNothing() => Together.Run(() => CountTo(10), () => { });

    [ConcurrencyTest(Strategy = StrategyKind.Random, MaxExecutions = 1, Seed = 1)]
    public void Seed_OfOneSchedule_MissesTheBug() => LosesAnUpdate();

    [ConcurrencyTest(Strategy = StrategyKind.Random, MaxExecutions = 1, Seed = 4)]
    public void Seed_OfAnother_FindsTheBug() => LosesAnUpdate();

    [ConcurrencyTest(Races = RacePolicy.Ignore)]
    public void Races_Ignored_AreNoFailure() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest(Races = RacePolicy.Fail)]
    public void Races_ThatCount_AreOne() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest]
    [Replay("A1.B2.A1")]
    public void Replay_OfTheBug_Fails() => LosesAnUpdate();

    [ConcurrencyTest]
    [Replay("A2.B2")]
    public void Replay_OfAnotherSchedule_Passes() => LosesAnUpdate();

    private void StoreBuffering()
    {
        Together.Run(
            () =>
            {
                _x = 1;
                _seenY = _y;
            },
            () =>
            {
                _y = 1;
                _seenX = _x;
            });
        Assert.Equal(1, _seenX | _seenY);
    }

    private void LosesAnUpdate()
    {
        Together.Run(() => _count++, () => _count++);
        Assert.Equal(2, _count);
    }

    private void CountTo(int rounds)
    {
        for (int i = 0; i < rounds; i++)
            lock (_lock)
                _count++;
    }
}
