using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;
using Xunit;

namespace Interleave.Tests.Counts;

/// <summary>Objects that are given out before they are made change no result: only how a run comes by them.</summary>
public class EarlyObjectTests
{
    public static TheoryData<string, string> Programs => new()
    {
        {
            "each pushes what the other may pop",
            """
            class Node(int value, Node next) { public readonly int Value = value; public Node Next = next; }
            Node head;
            void Push(int v) { Node n = new(v, null); do n.Next = head; while (Interlocked.CompareExchange(ref head, n, n.Next) != n.Next); }
            void Pop() { Node n = head; if (n != null && n.Next != null && n.Value > n.Next.Value) n.Next.Next = new Node(n.Value, null); }
            void A() { Push(1); Pop(); }
            void B() { Push(2); Pop(); }
            """
        },
        {
            "a constructor that reads what the other writes, and a base class",
            """
            class Base { public int X; public Base(P p) { X = p.n; } }
            class Derived : Base { public Base Other; public Derived(P p, Base other) : base(p) { Other = other; p.n++; } }
            int n; Base left, right;
            void A() { left = new Derived(this, right); Derived r = right as Derived; if (r?.Other != null) n = r.X; }
            void B() { right = new Derived(this, left); Derived l = left as Derived; if (l?.Other != null) n = l.X; }
            """
        },
        {
            "generic, with a lock of its own",
            """
            class Box<T> { public T Value; public Box<T> Next; public readonly object Gate = new(); }
            Box<int> a, b;
            void A() { a = new Box<int> { Value = 1 }; Box<int> o = b; if (o != null) lock (o.Gate) o.Value++; }
            void B() { b = new Box<int> { Value = 2 }; Box<int> o = a; if (o != null) lock (o.Gate) o.Value++; }
            """
        },
        {
            "semaphores that wait for each other",
            """
            class Waiter { public readonly SemaphoreSlim Woken = new(0); }
            Waiter a, b;
            void A() { a = new Waiter(); b?.Woken.Release(); Waiter o = b; if (o == null) a.Woken.Wait(0); }
            void B() { b = new Waiter(); a?.Woken.Release(); Waiter o = a; if (o == null) b.Woken.Wait(0); }
            """
        },
        {
            "objects that let somebody through from the beginning",
            """
            class Waiter { public readonly SemaphoreSlim Free = new(1); public readonly ManualResetEvent Set = new(true); public readonly Semaphore Places = new(1, 2); }
            Waiter a, b;
            void A() { a = new Waiter(); Waiter o = b; if (o != null) { o.Free.Wait(); o.Set.WaitOne(); o.Places.WaitOne(); } }
            void B() { b = new Waiter(); Waiter o = a; if (o != null) { o.Free.Wait(); o.Set.WaitOne(); o.Places.WaitOne(); } }
            """
        },
        {
            "a constructor that throws after it has shown the object",
            """
            class Shown { public int X; public Shown(P p) { p.seen = this; X = 1; if (p.n > 0) throw new InvalidOperationException(); } }
            Shown seen; int n;
            void A() { try { _ = new Shown(this); } catch (InvalidOperationException) { n = 5; } }
            void B() { n = 1; Shown s = seen; if (s != null) n = s.X; s = new Shown2(this).Me; }
            class Shown2 { public Shown Me; public Shown2(P p) { Me = p.seen; p.seen = null; } }
            """
        },
        {
            "strings and captured variables",
            """
            Func<string> f, g;
            void A() { string s = "a"; f = () => s; s = g == null ? "b" : g(); }
            void B() { string s = "c"; g = () => s; s = f == null ? "d" : f(); }
            """
        },
        {
            "made by reflection, not by a constructor call of its own",
            """
            class Node { public int X; public Node Next; }
            Node a, b;
            static T Make<T>() where T : new() => new T();
            void A() { a = Make<Node>(); a.Next = b; if (a.Next != null) a.Next.X = 1; }
            void B() { b = Make<Node>(); b.Next = a; if (b.Next != null) b.Next.X = 2; }
            """
        },
        {
            "a cloned object",
            """
            class Node { public int X; public Node Next; public Node Copy() => (Node)MemberwiseClone(); }
            Node a, b; readonly Node first = new();
            void A() { a = first.Copy(); a.Next = b; if (a.Next != null) a.Next.X = 1; }
            void B() { b = first.Copy(); b.Next = a; if (b.Next != null) b.Next.X = 2; }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Search_WithObjectsGivenOutEarly_HasTheSameExecutions(string what, string members)
    {
        Assert.NotEmpty(what);
        (long inOrder, string[] orderly, _) = Explore(members, inOrder: true);
        (long early, string[] found, _) = Explore(members, inOrder: false);

        Assert.Equal(inOrder, early);
        Assert.True(inOrder > 2);
        Assert.Equal(orderly, found);
    }

    /// <summary>What it is for.</summary>
    [Fact]
    public void Search_OfThreadsThatReadEachOthersObjects_HandsNothingOver()
    {
        string members = Programs.First().Data.Item2;

        Assert.Equal(0, Explore(members, inOrder: false).HandOvers);
        Assert.NotEqual(0, Explore(members, inOrder: true).HandOvers);
    }

    private static (long Executions, string[] Failures, long HandOvers) Explore(string members, bool inOrder)
    {
        RewrittenAssembly assembly = Checked.TwoThreads(members);
        Type type = assembly.Assembly.GetType("P")!;
        var knowledge = new Knowledge(assembly.Fields.Count);
        if (inOrder)
            knowledge.MakeInOrder();
        var failures = new List<string>();
        var search = new Search(
            assembly, () => type.GetMethod("Run")!.CreateDelegate<Action>(Activator.CreateInstance(type)!)(), Checked.Options,
            knowledge, cells => new Exhaustive(cells, new SequentialConsistency()))
        {
            GoOnAfterFailure = true,
            Restarted = failures.Clear,
            Completed = execution =>
            {
                if (execution.Finding is { } finding)
                    failures.Add(finding.ToString());
            },
        };
        SearchEnd end = SearchEnd.Time;
        var thread = new Thread(() => end = search.Run(), Execution.StackSize);
        thread.Start();
        thread.Join();
        Assert.Equal(SearchEnd.Exhausted, end);
        return (search.Executions, [.. failures.Distinct().Order()], search.Execution.HandOvers);
    }
}
