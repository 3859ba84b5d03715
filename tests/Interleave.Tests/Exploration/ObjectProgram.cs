using System.Text;

namespace Interleave.Tests.Exploration;

/// <summary>
/// A random program about objects: threads hand references to each other, directly and through collections, arrays, structs
/// and closures. What it does depends on its schedule alone.
/// </summary>
internal static class ObjectProgram
{
    /// <summary>What all programs use.</summary>
    public const string Types = """
        public class Item { public int V; public Item Next, Other; public object G = new(); }
        public struct Pair { public int X; public Item Y; }
        public abstract class Program
        {
            protected object g = new();
            protected Item a = new() { V = 1 }, b;
            protected volatile Item c;
            protected static Item st;
            protected int x, y;
            protected volatile int v;
            protected Item[] arr = new Item[2];
            protected Pair p;
            protected Queue<Item> q = new();
            protected List<Item> l = new();
            protected Dictionary<int, Item> d = new();
            protected SemaphoreSlim s = new(1);
            protected Lazy<Item> z = new(() => new Item { V = 3 });
            protected Func<int> f;

            protected void Run(params ThreadStart[] bodies)
            {
                b = new Item { Next = a };
                q.Enqueue(a);
                var threads = new Thread[bodies.Length];
                for (int i = 0; i < threads.Length; i++)
                    threads[i] = new Thread(bodies[i]);
                foreach (Thread thread in threads)
                    thread.Start();
                foreach (Thread thread in threads)
                    thread.Join();
            }
        }
        """;

    private static readonly string[] References = ["a", "b", "c", "j", "i", "st", "arr[0]", "p.Y", "a.Next", "j.Next", "b.Other"];
    private static readonly string[] Atomics = ["a", "b", "st", "arr[1]", "b.Next"];
    private static readonly string[] Made = ["null", "new Item { V = 5 }", "new Item { Next = i, V = x }", "j"];

    /// <summary>A class named <paramref name="name"/> with a method <c>Run</c>.</summary>
    public static string Draw(string name, ulong seed)
    {
        var random = new SplitMix64(seed);
        int threads = 2 + random.Below(2);
        var text = new StringBuilder($"public class {name} : Program\n{{\n");
        for (int thread = 0; thread < threads; thread++)
        {
            text.Append($"    void T{thread}()\n    {{\n        Item i = null, j = new Item {{ V = {10 + thread} }};\n        int k = {thread};\n");
            for (int count = 2 + random.Below(3); count > 0; count--)
                text.Append("        ").Append(Statement(random, depth: 0)).Append('\n');
            text.Append("    }\n");
        }
        return text.Append($"    public void Run() => Run({string.Join(", ", Enumerable.Range(0, threads).Select(t => $"T{t}"))});\n}}\n").ToString();
    }

    private static string One(SplitMix64 random, string[] of) => of[random.Below(of.Length)];

    private static string Reference(SplitMix64 random) => One(random, References);

    private static string Value(SplitMix64 random) => random.Below(2) == 0 ? Reference(random) : One(random, Made);

    /// <param name="random">Where choices come from.</param>
    /// <param name="depth">How many blocks it stands in; the deepest hold simple statements only.</param>
    private static string Statement(SplitMix64 random, int depth) => random.Below(depth == 2 ? 14 : 27) switch
    {
        0 => $"i = {Reference(random)};",
        1 or 2 => $"{Reference(random)} = {Value(random)};",
        3 => $"if ({Reference(random)} is not null) x += k;",
        4 => $"x = ({Reference(random)}?.V ?? 0) + 1;",
        5 => "if (i is not null) i.V++;",
        6 => $"Interlocked.Exchange(ref {One(random, Atomics)}, j);",
        7 => $"i = Interlocked.CompareExchange(ref {One(random, Atomics)}, new Item {{ V = 9 }}, {Reference(random)});",
        8 => "v = x;",
        9 => "if (v == 0) y++;",
        10 => "j = new Item { Next = i, Other = j };",
        11 => "{ Pair copy = p; x += copy.X; }",
        12 => "p = new Pair { X = k, Y = j };",
        13 => "arr = new Item[] { i, j };",
        14 => "if (i is not null) lock (i.G) y++;",
        15 or 16 => $"lock (g) {{ {Statements(random, depth)} }}",
        17 => $"lock (g) q.Enqueue({Value(random)});",
        18 => "lock (g) if (q.Count > 0) i = q.Dequeue();",
        19 => $"lock (g) {{ l.Add({Value(random)}); k = l.Count; }}",
        20 => "{ bool any; lock (g) any = q.Count > 0; if (any) lock (g) i = q.Dequeue(); }",
        21 => $"if ({Reference(random)} == {Reference(random)}) {{ {Statements(random, depth)} }}",
        22 => $"if (s.Wait(0)) {{ {Statements(random, depth)} s.Release(); }}",
        23 => $"s.Wait(); {Statements(random, depth)} s.Release();",
        24 => "i = z.Value;",
        25 => "lock (g) { if (d.ContainsKey(0)) x++; d[k] = j; }",
        _ => random.Below(2) == 0 ? "f = () => k + (i?.V ?? 0);" : "x += f?.Invoke() ?? 0;",
    };

    private static string Statements(SplitMix64 random, int depth) =>
        string.Join(' ', Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Statement(random, depth + 1)));
}
