using Interleave.Messaging.Reliable;

namespace Interleave.Messaging.Scenarios;

/// <summary>The protocols of reliable delivery, over links that the numbers they have are enough for, and over others.</summary>
static class Protocols
{
    public static FaultyLink AlternatingNumbers(int faults, Func<int, int> choose) => StopAndWait(new SequenceSpace(2), keepsOrder: true, faults, choose);

    public static FaultyLink AlternatingNumbersInAnyOrder(int faults, Func<int, int> choose) => StopAndWait(new SequenceSpace(2), keepsOrder: false, faults, choose);

    public static FaultyLink StopAndWaitInAnyOrder(int faults, Func<int, int> choose) => StopAndWait(SequenceSpace.Endless, keepsOrder: false, faults, choose);

    public static FaultyLink NumbersComeAgain(int faults, Func<int, int> choose) => Window(new SequenceSpace(4), 2, keepsOrder: true, faults, choose);

    public static FaultyLink NumbersComeAgainInAnyOrder(int faults, Func<int, int> choose) => Window(new SequenceSpace(4), 2, keepsOrder: false, faults, choose);

    public static FaultyLink WindowInAnyOrder(int faults, Func<int, int> choose) => Window(SequenceSpace.Endless, 2, keepsOrder: false, faults, choose);

    private static FaultyLink StopAndWait(SequenceSpace space, bool keepsOrder, int faults, Func<int, int> choose) =>
        new(new StopAndWaitSender<int>(space), new StopAndWaitReceiver<int>(space), keepsOrder, faults, choose);

    private static FaultyLink Window(SequenceSpace space, int window, bool keepsOrder, int faults, Func<int, int> choose) =>
        new(new SlidingWindowSender<int>(space, window), new SlidingWindowReceiver<int>(space, window), keepsOrder, faults, choose);
}
