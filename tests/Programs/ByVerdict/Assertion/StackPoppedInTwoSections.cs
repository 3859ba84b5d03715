namespace Interleave.Programs.ByVerdict.Assertion;

/// <summary>A stack of nodes that were made beforehand; who pops looks in one section and takes in another.</summary>
public sealed class StackPoppedInTwoSections
{
    readonly object gate = new();
    readonly Node first = new(), second = new();
    Node? top;

    sealed class Node
    {
        public readonly object Gate = new();
        public Node? Next;
        public int Uses;
    }

    public void Run()
    {
        Together.Run(Pop, () => Push(first), () => Push(second), Pop);
        Assert.That(first.Uses <= 2 && second.Uses <= 2, "Expected each node to be pushed and popped once at most.");
    }

    void Push(Node node)
    {
        lock (gate)
        {
            node.Next = top;
            top = node;
        }
        Use(node);
    }

    void Pop()
    {
        Node? node;
        lock (gate)
        {
            node = top;
        }
        if (node is null)
            return;
        lock (gate)
        {
            top = node.Next;
        }
        Use(node);
    }

    static void Use(Node node)
    {
        lock (node.Gate)
        {
            node.Uses++;
        }
    }
}
