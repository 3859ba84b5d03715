using Interleave.Objects;
using Interleave.Surface;

namespace Interleave.Tracing;

/// <summary>What is done with concurrent collections, in words.</summary>
internal static class CollectionWords
{
    public static string Of(Operation operation, string name, long result, SyncObject machine) => operation switch
    {
        Operation.CollectionAdd or Operation.CollectionTryAdd => result switch
        {
            0 => $"cannot add to {name}, which is complete",
            1 => $"adds to {name}",
            _ => $"cannot add to {name}, which is full",
        },
        Operation.CollectionTake or Operation.CollectionTryTake => machine.Listed(result).Count == 0 ? $"finds nothing to take in {name}" : $"takes from {name}",
        Operation.CollectionPeek => machine.Listed(result).Count == 0 ? $"looks into {name} → nothing there" : $"looks at the next item of {name}",
        Operation.CollectionItems => $"looks at the items of {name} → {machine.Listed(result).Count}",
        Operation.CollectionCount => $"counts the items of {name} → {result}",
        Operation.CollectionClear => $"clears {name}",
        Operation.CollectionClose => $"completes {name}",
        Operation.CollectionStatus => $"looks whether {name} is complete → {(result == 0 ? "open" : result == 1 ? "nothing more is added" : "complete")}",
        _ => $"bounds {name}",
    };
}
