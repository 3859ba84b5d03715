using Interleave.Objects;
using Interleave.Surface;
using Interleave.Surface.Collections;
using Xunit;

namespace Interleave.Tests.Objects;

public class CollectionObjectTests
{
    private readonly CollectionObject machine = new();

    [Theory]
    [InlineData(0, 1L << 32, 2L << 32)]
    [InlineData(1, 3L << 32, 2L << 32)]
    [InlineData(2, 2L << 32, 1L << 32)]
    public void Take_ByTheSecondThread_IsInOrder(int order, long first, long second)
    {
        Driven<CollectionState> collection = new(machine, order);
        foreach (long thread in (long[])[1, 2, 3])
            collection.Do((int)thread, Operation.CollectionTryAdd, thread << 32);

        Assert.Equal([first], machine.Listed(collection.Do(2, Operation.CollectionTryTake).Result).ToArray());
        Assert.Equal([second], machine.Listed(collection.Do(2, Operation.CollectionTryTake).Result).ToArray());
    }

    [Fact]
    public void Bounded_WaitsForRoomAndItems()
    {
        Driven<CollectionState> collection = new(machine, (long)CollectionOrder.FirstInFirstOut);
        collection.Do(1, Operation.CollectionBound, 1);
        Assert.Equal(Effect.Blocked, collection.Do(1, Operation.CollectionTake).Effect);
        Assert.Equal(1, collection.Do(1, Operation.CollectionAdd, 7).Result);
        Assert.Equal(Effect.Blocked, collection.Do(1, Operation.CollectionAdd, 8).Effect);
        Assert.Equal(2, collection.Do(1, Operation.CollectionTryAdd, 8).Result);

        collection.Do(1, Operation.CollectionClose);
        Assert.Equal((Effect.Reads, 0), collection.Do(1, Operation.CollectionAdd, 8));
        Assert.Equal(1, collection.Do(1, Operation.CollectionStatus).Result);
        collection.Do(1, Operation.CollectionTake);
        Assert.Equal((Effect.Reads, 0), collection.Do(1, Operation.CollectionTake));
        Assert.Equal(2, collection.Do(1, Operation.CollectionStatus).Result);
    }
}
