namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A stack of nodes that were made beforehand, with a lock each: threads have them from one another.</summary>
public sealed class StackOfNodes
{
    readonly object gate = new();
    readonly Node first = new(), second = new();
    Node? top;

    sealed class Node
    {
        public readonly object Gate = new();
        public Node? Next;
        public int Pops;
    }

    public void Run()
    {
        Together.Run(Pop, () => Push(first), () => Push(second), Pop);
        Assert.That(first.Pops <= 1 && second.Pops <= 1, "Expected each node to be popped once at most.");
    }

    void Push(Node node)
    {
        lock (gate)
        {
            node.Next = top;
            top = node;
        }
    }

    void Pop()
    {
        Node? node;
        lock (gate)
        {
            node = top;
            if (node is not null)
                top = node.Next;
        }
        if (node is null)
            return;
        lock (node.Gate)
        {
            node.Pops++;
        }
    }
}
