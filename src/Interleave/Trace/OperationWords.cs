using Interleave.Graphs;
using Interleave.Objects;
using Interleave.Surface;
using Interleave.Surface.Calls;

namespace Interleave.Tracing;

/// <summary>What an operation that has no <see cref="StepKind"/> of its own does, in a few words.</summary>
internal static class OperationWords
{
    /// <param name="operation">The operation.</param>
    /// <param name="operand">What it was given.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="it">The object.</param>
    public static string Describe(Operation operation, long operand, long result, string it) => operation switch
    {
        >= Operation.SlimEnterRead and <= Operation.SlimEnterWrite => Enters(it, operation - Operation.SlimEnterRead, result),
        Operation.SlimQueue when result == 2 => operand == (long)ReaderWriterRole.Write
            ? $"begins to wait for {it} {As(operand)}, which keeps new readers out"
            : $"begins to wait for {it} {As(operand)}",
        Operation.SlimQueue => Enters(it, operand, result),
        Operation.SlimAwait => result == 1 ? $"has waited, takes {it} {As(operand)}" : $"stops waiting for {it}: the time is up",
        Operation.SlimGiveUp => $"no longer waits for {it}",
        >= Operation.SlimExitRead and <= Operation.SlimExitWrite => $"releases {it} {As(operation - Operation.SlimExitRead)}",
        Operation.SlimReaders => $"looks how many read {it} → {result}",
        Operation.SlimWaiting => $"looks how many wait for {it} {As(operand)} → {result}",
        Operation.SlimDispose => result == 1 ? $"disposes {it}" : $"would dispose {it}, for which others wait",
        Operation.OldEnter => result == 2 ? $"begins to wait for {it} {As(operand)}, which keeps others out" : Enters(it, operand, result),
        Operation.OldAwait => result == 1 ? $"has waited, takes {it} {As(operand)}" : $"stops waiting for {it}: the time is up",
        Operation.OldGiveUp => $"no longer waits for {it}",
        Operation.OldGiveOn => $"lets others have {it}, for which it has waited too long",
        Operation.OldLeave => $"releases {it} {As(operand)}",
        Operation.OldUpgrade => result == 1 ? $"reads {it} alone, takes it to write" : $"would take {it} to write, which others read or wait for",
        Operation.OldDowngrade => $"keeps {it} to read only",
        Operation.OldCount => $"is counted as a writer of {it}",
        Operation.OldTidy => $"has released {it}, nobody waits any more",
        Operation.OldWriters => $"reads the number of writers of {it} → {result}",
        Operation.LazyEnter => result switch
        {
            LazyContents.New => $"begins to make {it}",
            LazyContents.Made => $"finds {it} made",
            LazyContents.Failed => $"finds that {it} could not be made",
            _ => $"asks for {it} while making it",
        },
        Operation.LazyFinish => operand switch
        {
            LazyContents.Made => $"has made {it}",
            LazyContents.Failed => $"fails to make {it}, for good",
            _ => $"fails to make {it}",
        },
        Operation.LazyLook => $"looks whether {it} is made → {(result == LazyContents.Made ? "true" : "false")}",
        Operation.LazyPublish => result == 1 ? $"has made {it}, for all" : $"has made {it} too late: another thread's is taken",
        Operation.ThreadLocalSet => $"sets its value of {it}",
        Operation.ThreadLocalValues => $"reads the values of all threads of {it}",
        _ => $"{operation} {it}",
    };

    /// <summary>Whether an operation without a kind of its own has taken its object.</summary>
    public static bool Takes(in Event it) => it.Kind == EventKind.Operation && it.Result == 1 && (Operation)it.Code is
        >= Operation.SlimEnterRead and <= Operation.SlimEnterWrite or Operation.SlimQueue or Operation.SlimAwait
            or Operation.OldEnter or Operation.OldAwait or Operation.OldUpgrade;

    private static string Enters(string it, long role, long result) => result switch
    {
        1 => $"takes {it} {As(role)}",
        0 => $"tries to take {it} {As(role)} and does not get it",
        _ => $"would take {it} {As(role)}, which is disposed",
    };

    private static string As(long role) => (ReaderWriterRole)(role % ReaderWriterObject.Timed) switch
    {
        ReaderWriterRole.Read => "to read",
        ReaderWriterRole.Upgradeable => "to read, perhaps to write",
        _ => "to write",
    };
}
