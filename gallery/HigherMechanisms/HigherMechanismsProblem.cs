using Interleave.Gallery.BoundedBuffer;
using Interleave.Gallery.DiningPhilosophers;
using Interleave.Gallery.HigherMechanisms.EventCounts;
using Interleave.Gallery.HigherMechanisms.PathPages;
using Interleave.Gallery.HigherMechanisms.Paths;
using Interleave.Gallery.HigherMechanisms.Processes;
using Interleave.Gallery.HigherMechanisms.Tuples;
using Interleave.Gallery.ReadersWriters;

namespace Interleave.Gallery.HigherMechanisms;

/// <summary>Mechanisms above semaphores and monitors, on the problems that the others are used for.</summary>
static class HigherMechanismsProblem
{
    /// <summary>Drawn at random where there are too many executions to explore them all.</summary>
    const int Schedules = 300;

    public static Problem Problem { get; } = new(
        "HigherMechanisms",
        "Event counts, processes that talk through channels, a space of tuples, path expressions: each is a type of Interleave.Sync, and solves a problem that is known from other folders.",
    [
        Buffers<TicketsForAll>("tickets for all", "event counts"),
        Buffers<OneSlotTooMany>("one slot too many", "event counts"),
        Buffers<NoTicketToTake>("no ticket to take", "event counts"),

        Processes<GuardsOpenAndClosed>("guards open and closed", "alternation"),
        Processes<ReceivesFirst>("receives first", "channels"),
        Processes<BothStarted>("both started", "tasks"),

        Tables<ForksOfTuples>("left fork, then right", "tuples"),
        Tables<TicketsToTheRoom>("tickets to the room", "tuples"),

        Buffers<InTurn>("in turn", "put; take"),
        Buffers<OneOfBoth>("one of both", "put + take"),

        Pages<BurstOfReaders>("burst of readers", "{ read } + write"),
        Pages<BurstOfAll>("burst of all", "{ read + write }"),
        Pages<OneByOne>("one by one", "read + write"),
    ]);

    static Solution Buffers<T>(string name, string variant) where T : BufferSolution, new() =>
        Processes<T>(name, variant).Sampling(nameof(BufferSolution.TwoAndTwo), Schedules);

    static Solution Processes<T>(string name, string variant) where T : BufferSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(BufferSolution.OneOfEach), Property.NoHang)).Sampling(nameof(BufferSolution.OneAndOne), Schedules);

    static Solution Tables<T>(string name, string variant) where T : DiningSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(DiningSolution.Two), Property.NoHang)).Sampling(nameof(DiningSolution.Three), Schedules);

    static Solution Pages<T>(string name, string variant) where T : ReadersWritersSolution, new() => Solution.Of<T>(
        name, variant,
        (nameof(ReadersWritersSolution.TwoReadersOneWriter), Property.NoHang),
        (nameof(ReadersWritersSolution.OneReaderTwoWriters), Property.NoHang),
        (nameof(ReadersWritersSolution.ReadersMeet), Property.Concurrency));
}
