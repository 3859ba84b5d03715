namespace Interleave.Messaging.Scenarios;

public sealed class StopAndWaitScenarios
{
    /// <summary>With two numbers, over a link that loses and doubles.</summary>
    public void AlternatingNumbers() => Protocols.AlternatingNumbers(faults: 2, Choice.Of).Carry(2);

    /// <summary>With numbers that do not run out, over a link that reorders, too.</summary>
    public void AnyOrder() => Protocols.StopAndWaitInAnyOrder(faults: 2, Choice.Of).Carry(2);
}

public sealed class SlidingWindowScenarios
{
    /// <summary>Twice as many numbers as the window is wide, over a link that loses and doubles.</summary>
    public void NumbersComeAgain() => Protocols.NumbersComeAgain(faults: 1, Choice.Of).Carry(3);

    /// <summary>With numbers that do not run out, over a link that reorders, too.</summary>
    public void AnyOrder() => Protocols.WindowInAnyOrder(faults: 1, Choice.Of).Carry(2);
}

/// <summary>What cannot work, and must be seen not to: the controls of the link.</summary>
public sealed class HopelessScenarios
{
    /// <summary>Two numbers are not enough where packets overtake each other.</summary>
    public void AlternatingNumbersInAnyOrder() => Protocols.AlternatingNumbersInAnyOrder(faults: 1, Choice.Of).Carry(3);
}
