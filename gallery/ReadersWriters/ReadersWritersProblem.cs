namespace Interleave.Gallery.ReadersWriters;

/// <summary>Readers and writers: the solutions and their scenarios.</summary>
static class ReadersWritersProblem
{
    static readonly (string Method, string Property)[] Basic =
    [
        (nameof(ReadersWritersSolution.TwoReadersOneWriter), Property.NoHang),
        (nameof(ReadersWritersSolution.OneReaderTwoWriters), Property.NoHang),
        (nameof(ReadersWritersSolution.ReadersMeet), Property.Concurrency),
    ];

    static readonly (string Method, string Property)[] ReadersWait =
    [
        (nameof(ReadersWritersSolution.ReaderWaits1), Property.ReadersBounded),
        (nameof(ReadersWritersSolution.ReaderWaits2), Property.ReadersBounded),
        (nameof(ReadersWritersSolution.ReaderWaits3), Property.ReadersBounded),
    ];

    static readonly (string Method, string Property)[] WritersWait =
    [
        (nameof(ReadersWritersSolution.WriterWaits1), Property.WritersBounded),
        (nameof(ReadersWritersSolution.WriterWaits2), Property.WritersBounded),
    ];

    static readonly (string Method, string Property) WriterFirst = (nameof(ReadersWritersSolution.WriterFirst), Property.WritersFirst);
    static readonly (string Method, string Property) InOrder = (nameof(ReadersWritersSolution.InOrder), Property.InOrder);

    public static Problem Problem { get; } = new(
        "ReadersWriters",
        "Any number may read a page at once, but who writes on it must be alone. Who goes first when both wait is what the solutions differ in.",
    [
        Solution.Of<ActiveAndWaiting>("active and waiting, counted", "Monitor", [.. Basic, WriterFirst, InOrder, .. ReadersWait]),
        Solution.Of<ReadersFirst>("readers first", "FIFO", [.. Basic, .. WritersWait]),
        Solution.Of<WriterPriorityFifo>("writer priority", "FIFO", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityFifoWithoutM1>("writer priority, no m1", "FIFO", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityHandOver>("writer priority", "hand-over", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityHandOverWithoutM1>("writer priority, no m1", "hand-over", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityBarging>("writer priority", "barging", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityBargingWithoutM1>("writer priority, no m1", "barging", [.. Basic, WriterFirst]),
        Solution.Of<WriterPriorityMisprint>("writer priority, misprinted", "FIFO", [.. Basic]),
        Solution.Of<OneDoorFifo>("one door for all", "FIFO", [.. Basic, WriterFirst, .. ReadersWait, .. WritersWait]),
        Solution.Of<OneDoorBarging>("one door for all", "barging", [.. Basic, WriterFirst, .. ReadersWait, .. WritersWait]),
    ]);
}
