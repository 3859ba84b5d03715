namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A stack without locks, of any kind of item, that is used with two.</summary>
public sealed class GenericStack
{
    public void Run()
    {
        var numbers = new Stack<int>();
        var words = new Stack<string>();
        Together.Run(() => numbers.Push(1), () => words.Push("a"), () => numbers.Push(2));
        Assert.That(numbers.Pop() + numbers.Pop() == 3, "Expected both numbers.");
        Assert.That(words.Pop() == "a", "Expected the word.");
    }

    sealed class Stack<T>
    {
        sealed class Node(T item, Node? below)
        {
            public readonly T Item = item;
            public readonly Node? Below = below;
        }

        Node? top;

        public void Push(T item)
        {
            while (true)
            {
                Node? seen = Volatile.Read(ref top);
                if (Interlocked.CompareExchange(ref top, new Node(item, seen), seen) == seen)
                    return;
            }
        }

        public T Pop()
        {
            Node node = top!;
            top = node.Below;
            return node.Item;
        }
    }
}
