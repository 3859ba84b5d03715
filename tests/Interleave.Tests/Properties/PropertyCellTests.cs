using Interleave.Properties;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Properties;

public sealed class PropertyCellTests
{
    [Fact]
    public void BoundedWaiting_NumberStopsGrowing_Holds() => Expect(Holds.Yes, "at most 1", Waiting(1, 1), Waiting(2, 1), Waiting(3, 1));

    [Fact]
    public void BoundedWaiting_NumberGrowsWithTheRounds_DoesNotHold() => Expect(Holds.No, "grows: 1, 2, 3", Waiting(1, 1), Waiting(2, 2), Waiting(3, 3));

    [Fact]
    public void BoundedWaiting_UnfinishedButAsManyAsThereCanBe_DoesNotHold() =>
        Expect(Holds.No, "grows: 1, 2, 3", Waiting(1, 1), Waiting(2, 2), Waiting(3, 3, complete: false));

    [Fact]
    public void BoundedWaiting_Unfinished_IsNotKnown() => Expect(Holds.Unknown, "≥ 1, open", Waiting(1, 1), Waiting(2, 1, complete: false));

    [Fact]
    public void BoundedWaiting_OneScenario_IsNotKnown() => Expect(Holds.Unknown, "not measured", Waiting(1, 1));

    [Fact]
    public void BoundedWaiting_WithDoorway_CountsFromThere()
    {
        PropertyCell cell = BoundedWaiting.Judge("p", [Waiting(2, 2) with { OvertakenAfterDoorway = 1 }, Waiting(3, 3) with { OvertakenAfterDoorway = 1 }]);

        Assert.Equal((Holds.Yes, "at most 1"), (cell.Holds, cell.Text));
        Assert.Contains("after the request, at most: 2 in 2 rounds, 3 in 3 rounds; after the doorway: 1 in 2 rounds, 1 in 3 rounds", cell.Detail);
    }

    [Fact]
    public void MutualExclusion_NobodySeenInside_IsNotKnown() =>
        Assert.Equal(Holds.Unknown, PropertyCells.MutualExclusion("p", [Seen(Outcome.Verified) with { HasSections = false }]).Holds);

    [Fact]
    public void MutualExclusion_SharedInAnUnfinishedSearch_DoesNotHold() =>
        Assert.Equal(Holds.No, PropertyCells.MutualExclusion("p", [Seen(Outcome.Verified), Seen(Outcome.NoBugFound) with { IsSharedByTwo = true, IsComplete = false }]).Holds);

    [Fact]
    public void MutualExclusion_OneSearchUnfinished_IsNotKnown() =>
        Assert.Equal((Holds.Unknown, "open"), TextOf(PropertyCells.MutualExclusion("p", [Seen(Outcome.Verified), Seen(Outcome.NoBugFound) with { IsComplete = false }])));

    [Fact]
    public void Progress_FailureInsideOfSections_IsNoneOfProgress() =>
        Assert.Equal((Holds.Unknown, "open"), TextOf(PropertyCells.Progress("p", [Seen(Outcome.Failed) with { IsComplete = false }])));

    [Fact]
    public void Progress_Hang_DoesNotHold() =>
        Assert.Equal((Holds.No, "hang"), TextOf(PropertyCells.Progress("p", [Seen(Outcome.Failed, FailureKind.Hang) with { Hangs = true }])));

    [Fact]
    public void Safe_Hang_IsAnotherProperty() =>
        Assert.Equal((Holds.Yes, "holds"), TextOf(PropertyCells.Safe("p", [Seen(Outcome.Failed, FailureKind.Deadlock) with { Hangs = true }])));

    [Fact]
    public void Safe_FailureBesideAHang_DoesNotHold() =>
        Assert.Equal((Holds.No, "fails"), TextOf(PropertyCells.Safe("p", [Seen(Outcome.Failed, FailureKind.Assertion) with { Hangs = true, GoesWrong = true }])));

    [Fact]
    public void NeverFails_NotInstrumented_IsNotChecked()
    {
        PropertyCell cell = PropertyCells.NeverFails("p", [Seen(Outcome.Verified), Seen(Outcome.NotInstrumented)]);

        Assert.Equal((Holds.Unknown, "not checked"), TextOf(cell));
        Assert.Contains(cell.Basis, PropertyCells.CannotBeChecked);
    }

    [Fact]
    public void NeverFails_NothingExplored_IsNotKnown() => Assert.Equal(Holds.Unknown, PropertyCells.NeverFails("p", []).Holds);

    [Fact]
    public void NeverFails_SecondScenarioFails_ComesFirstInTheBasis()
    {
        Observation failing = Seen(Outcome.Failed, FailureKind.Assertion);

        PropertyCell cell = PropertyCells.NeverFails("p", [Seen(Outcome.Verified), failing]);

        Assert.Equal((Holds.No, "fails"), TextOf(cell));
        Assert.Same(failing, cell.Basis[0]);
    }

    private static (Holds Holds, string Text) TextOf(PropertyCell cell) => (cell.Holds, cell.Text);

    private static void Expect(Holds holds, string text, params Observation[] scenarios) =>
        Assert.Equal((holds, text), TextOf(BoundedWaiting.Judge("p", scenarios)));

    private static Observation Waiting(int rounds, int overtaken, bool complete = true) =>
        Seen(Outcome.Verified) with { MostEntries = rounds, OvertakenAfterRequest = overtaken, IsComplete = complete };

    private static Observation Seen(Outcome outcome, FailureKind? kind = null) => new()
    {
        Result = new CheckResult { Test = "T.M", Outcome = outcome, Kind = kind, Executions = 1 },
        IsComplete = outcome is Outcome.Verified or Outcome.Failed,
        HasSections = true,
    };
}
