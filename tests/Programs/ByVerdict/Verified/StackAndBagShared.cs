using System.Collections.Concurrent;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>Two threads put something into a stack and a bag, and take as much out of each.</summary>
public sealed class StackAndBagShared
{
    readonly ConcurrentStack<int> stack = new();
    readonly ConcurrentBag<int> bag = [];

    public void Run()
    {
        Together.Run(() => Swap(1), () => Swap(2));
        Assert.That(stack.IsEmpty && bag.IsEmpty, "Something is left.");
    }

    void Swap(int item)
    {
        stack.Push(item);
        Assert.That(stack.TryPop(out _), "The stack is empty.");
        bag.Add(item);
        Assert.That(bag.TryTake(out int taken) && taken is 1 or 2, "The bag is empty.");
    }
}
