using Interleave.Objects;
using Interleave.Surface;
using Interleave.Surface.Channels;

namespace Interleave.Tracing;

/// <summary>What is done with channels, in words.</summary>
internal static class ChannelWords
{
    public static string Of(Operation operation, string name, long result, SyncObject machine)
    {
        switch (operation)
        {
            case Operation.ChannelPeek:
                return result == 0 ? $"looks into {name} → nothing there" : $"looks at the next item of {name}";
            case Operation.ChannelCount:
                return $"counts the items of {name} → {result}";
            case Operation.ChannelCancel:
                return result == 1 ? $"no longer waits for {name}" : $"has been served by {name} already";
        }
        ChannelOutcome outcome = ChannelOutcome.Of(machine.Listed(result).ToArray());
        return (operation, outcome.Kind) switch
        {
            (Operation.ChannelComplete, ChannelOutcome.Done) => $"completes {name}",
            (Operation.ChannelComplete, _) => $"cannot complete {name}, which is complete",
            (Operation.ChannelTryWrite or Operation.ChannelWrite, ChannelOutcome.Closed) => $"cannot write to {name}, which is complete",
            (Operation.ChannelTryWrite, ChannelOutcome.Refused) => $"cannot write to {name}, which is full",
            (Operation.ChannelWrite, ChannelOutcome.Waits) => $"waits to write to {name}, which is full",
            (Operation.ChannelTryWrite or Operation.ChannelWrite, _) =>
                outcome.Item == 0 ? $"writes to {name}" : $"writes to {name}, which is full: an item is dropped",
            (Operation.ChannelTryRead, ChannelOutcome.Refused) => $"cannot read from {name}, which is empty",
            (Operation.ChannelRead, ChannelOutcome.Waits) => $"waits to read from {name}, which is empty",
            (Operation.ChannelTryRead or Operation.ChannelRead, ChannelOutcome.Done) => $"reads from {name}",
            (Operation.ChannelWaitToRead, ChannelOutcome.Done) => $"finds something to read in {name}",
            (Operation.ChannelWaitToRead, ChannelOutcome.Waits) => $"waits until there is something to read in {name}",
            (Operation.ChannelWaitToWrite, ChannelOutcome.Done) => $"finds room in {name}",
            (Operation.ChannelWaitToWrite, ChannelOutcome.Waits) => $"waits until there is room in {name}",
            _ => $"finds {name} complete",
        };
    }
}
