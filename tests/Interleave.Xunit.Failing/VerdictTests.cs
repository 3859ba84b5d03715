using Interleave;
using Interleave.Xunit;
using Xunit;

namespace FailingTests;

/// <summary>A test for each verdict that is none of an assertion.</summary>
public sealed class VerdictTests
{
    private readonly Lock _first = new(), _second = new();
    private int _count;
    private bool _done;

    public static IEnumerable<TheoryDataRow<int[]>> Arrays => [new([1, 2])];

    [ConcurrencyTest]
    public void Deadlock() => Together.Run(
        () =>
        {
            lock (_first)
                lock (_second)
                    _count++;
        },
        () =>
        {
            lock (_second)
                lock (_first)
                    _count++;
        });

    [ConcurrencyTest]
    public void FailsUnderDotNetOnly() => Together.Run(
        () =>
        {
            _count = 1;
            _done = true;
        },
        () => Assert.True(!_done || _count == 1));

    [ConcurrencyTest]
    public void NothingIsStarted() => _count++;

    [ConcurrencyTest(MaxExecutions = 3, RequireExhaustive = true)]
    public void EndsEarly() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest(Races = RacePolicy.Fail)]
    public void RaceThatCounts() => Together.Run(() => _count++, () => _count++);

    [ConcurrencyTest]
    [MemberData(nameof(Arrays))]
    public void DataThatCanChange(int[] data) => Together.Run(() => data[0]++, () => data[1]++);

    [ConcurrencyTest]
    [Replay("B9.A1")]
    public void ReplayThatDiverges()
    {
        Together.Run(() => _count++, () => _count++);
    }
}
