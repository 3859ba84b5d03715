using Interleave.Rewriting;
using Interleave.Tests.Rewriting;
using Interleave.Tracing;
using Xunit;

namespace Interleave.Tests.Races;

/// <summary>Collections of the framework, used by two threads: without an order that is a race and a failure, with one it is none.</summary>
public class CollectionTests
{
    private static readonly CheckOptions Options = new() { TimeBudget = TimeSpan.FromSeconds(60), Memory = MemoryChoice.All };

    /// <summary>By name: the members of the program, of which <c>c</c> is the collection; a call that changes it, and one that looks at it.</summary>
    public static TheoryData<string, string, string, string> Used => new()
    {
        { "List", "List<int> c = new() { 2, 1 };", "c.Add(1);", "_ = c.Count;" },
        { "List, sorted and searched", "List<int> c = new() { 2, 1 };", "c.Sort();", "_ = c.IndexOf(1);" },
        { "List, its indexer", "List<int> c = new() { 2, 1 };", "c[0] = 3;", "_ = c[0];" },
        { "List, enumerated", "List<int> c = new() { 2, 1 };", "c.Clear();", "foreach (int i in c) { }" },
        { "List, enumerated through an interface", "List<int> d = new() { 2, 1 }; IEnumerable<int> c => d;", "d.Clear();", "foreach (int i in c) { }" },
        { "List, enumerated in an iterator", "List<int> c = new() { 2, 1 }; IEnumerable<int> All() { foreach (int i in c) yield return i; }", "c.Add(3);", "foreach (int i in All()) { }" },
        { "List through IList", "IList<int> c = new List<int> { 2, 1 };", "c[1] = 3;", "_ = c[1];" },
        { "List through ICollection", "ICollection<int> c = new List<int> { 2, 1 };", "c.Remove(1);", "_ = c.Contains(1);" },
        { "List through the old IList", "IList c = new List<int> { 2, 1 };", "c.Add(3);", "_ = c.IndexOf(3);" },
        { "List as IReadOnlyList", "List<int> d = new() { 2, 1 }; IReadOnlyList<int> c => d;", "d.RemoveAt(0);", "_ = c.Count;" },
        { "List, summed", "List<int> c = new() { 2, 1 };", "c.Insert(0, 1);", "_ = c.Sum();" },
        { "List, copied by LINQ", "List<int> c = new() { 2, 1 };", "c.Reverse();", "_ = c.ToArray();" },
        { "List, queried", "List<int> c = new() { 2, 1 };", "c.RemoveAll(i => i > 1);", "_ = c.Where(i => i > 0).Select(i => i + 1).ToList();" },
        { "List, added to from another", "List<int> c = new() { 2, 1 }, d = new() { 4 };", "c.AddRange(d);", "_ = new List<int>(c);" },
        { "List, added to from a span", "List<int> c = new() { 2, 1 };", "ReadOnlySpan<int> s = [1, 2]; c.AddRange(s);", "_ = c.Count;" },
        { "List, what a query will yield", "List<int> c = new() { 2, 1 }; IEnumerable<int> q; public P() { q = c.Where(i => i > 1); }", "c.Add(5);", "_ = q.Count();" },
        { "List, read only", "List<int> c = new() { 2, 1 }; IReadOnlyList<int> r; public P() { r = c.AsReadOnly(); }", "c.Add(5);", "_ = r[0];" },
        { "List, joined", "List<int> c = new() { 2, 1 };", "c.Add(5);", "_ = string.Join(',', c);" },
        { "Dictionary", "Dictionary<string, int> c = new() { [\"a\"] = 1 };", "c[\"b\"] = 2;", "c.TryGetValue(\"a\", out _);" },
        { "Dictionary, enumerated", "Dictionary<string, int> c = new() { [\"a\"] = 1 };", "c.TryAdd(\"b\", 2);", "foreach ((string k, int v) in c) { }" },
        { "Dictionary, its keys", "Dictionary<string, int> c = new() { [\"a\"] = 1 };", "c.Remove(\"a\");", "foreach (string k in c.Keys) { }" },
        { "Dictionary, its values summed", "Dictionary<string, int> c = new() { [\"a\"] = 1 };", "c.Add(\"c\" + c.Count, 2);", "_ = c.Values.Sum();" },
        { "Dictionary through IDictionary", "IDictionary<string, int> c = new Dictionary<string, int> { [\"a\"] = 1 };", "c.TryAdd(\"b\", 2);", "_ = c.ContainsKey(\"a\");" },
        { "Dictionary as IReadOnlyDictionary", "Dictionary<string, int> d = new() { [\"a\"] = 1 }; IReadOnlyDictionary<string, int> c => d;", "d.EnsureCapacity(100);", "_ = c.GetValueOrDefault(\"a\");" },
        { "HashSet", "HashSet<int> c = new() { 2, 1 };", "c.Add(3);", "_ = c.Contains(3);" },
        { "HashSet as ISet", "ISet<int> c = new HashSet<int> { 2, 1 };", "c.UnionWith(new[] { 4 });", "_ = c.IsSubsetOf(new[] { 1, 2, 4 });" },
        { "HashSet, enumerated", "HashSet<int> c = new() { 2, 1 };", "c.Remove(2);", "foreach (int i in c) { }" },
        { "Queue", "Queue<int> c = new(new[] { 2, 1 });", "c.Enqueue(3);", "_ = c.Peek();" },
        { "Queue, emptied", "Queue<int> c = new(new[] { 2, 1 });", "c.TryDequeue(out _);", "foreach (int i in c) { }" },
        { "Stack", "Stack<int> c = new(new[] { 2, 1 });", "c.Push(3);", "_ = c.Count;" },
        { "Stack, emptied", "Stack<int> c = new(new[] { 2, 1, 0 });", "c.Pop();", "_ = c.ToArray();" },
        { "SortedDictionary", "SortedDictionary<int, int> c = new() { [1] = 1 };", "c[2] = 2;", "_ = c[1];" },
        { "SortedDictionary, enumerated", "SortedDictionary<int, int> c = new() { [1] = 1 };", "c.Remove(1);", "foreach (var p in c) { }" },
        { "SortedDictionary, its keys", "SortedDictionary<int, int> c = new() { [1] = 1 };", "c[3] = 3;", "foreach (int k in c.Keys) { }" },
        { "SortedList", "SortedList<int, int> c = new() { [1] = 1 };", "c[2] = 2;", "_ = c.IndexOfKey(1);" },
        { "SortedList, its values", "SortedList<int, int> c = new() { [1] = 1 };", "c.SetValueAtIndex(0, 2);", "foreach (int v in c.Values) { }" },
        { "SortedSet", "SortedSet<int> c = new() { 2, 1 };", "c.Add(3);", "_ = c.Min;" },
        { "SortedSet, a part of it", "SortedSet<int> c = new() { 2, 1 };", "c.Remove(2);", "_ = c.GetViewBetween(1, 2).Contains(1);" },
        { "SortedSet, enumerated", "SortedSet<int> c = new() { 2, 1 };", "c.Clear();", "foreach (int i in c) { }" },
        { "LinkedList", "LinkedList<int> c = new(new[] { 2, 1 });", "c.AddLast(3);", "_ = c.Count;" },
        { "LinkedList, from node to node", "LinkedList<int> c = new(new[] { 2, 1 }); LinkedListNode<int> n; public P() { n = c.First; }", "c.AddLast(3);", "_ = n.Next;" },
        { "LinkedList, its nodes' values", "LinkedList<int> c = new(new[] { 2, 1 }); LinkedListNode<int> n; public P() { n = c.First; }", "n.Value = 3;", "_ = n.Value;" },
        { "LinkedList, a value and all of them", "LinkedList<int> c = new(new[] { 2, 1 }); LinkedListNode<int> n; public P() { n = c.First; }", "n.Value = 3;", "foreach (int i in c) { }" },
        { "PriorityQueue", "PriorityQueue<int, int> c = new(new[] { (2, 1) });", "c.Enqueue(3, 3);", "_ = c.Peek();" },
        { "PriorityQueue, in no order", "PriorityQueue<int, int> c = new(new[] { (2, 1) });", "c.TryDequeue(out _, out _);", "foreach (var p in c.UnorderedItems) { }" },
        { "OrderedDictionary", "OrderedDictionary<int, int> c = new() { [1] = 1 };", "c[2] = 2;", "_ = c.IndexOf(1);" },
        { "StringBuilder", "StringBuilder c = new(\"ab\");", "c.Append('c');", "_ = c.ToString();" },
        { "StringBuilder, formatted", "StringBuilder c = new(\"ab\");", "c.Append($\"{1}\");", "_ = c.Length;" },
        { "StringBuilder, its indexer", "StringBuilder c = new(\"ab\");", "c[0] = 'x';", "_ = c[1];" },
        { "StringBuilder, its chunks", "StringBuilder c = new(\"ab\");", "c.AppendLine();", "foreach (ReadOnlyMemory<char> m in c.GetChunks()) { }" },
        { "Collection", "System.Collections.ObjectModel.Collection<int> c = new() { 2, 1 };", "c.Add(3);", "_ = c[0];" },
        { "Collection around a list", "List<int> d = new() { 2, 1 }; System.Collections.ObjectModel.Collection<int> c; public P() { c = new(d); }", "c.Add(3);", "_ = d.Count;" },
        { "ObservableCollection", "System.Collections.ObjectModel.ObservableCollection<int> c = new() { 2, 1 };", "c.Move(0, 1);", "_ = c.Count;" },
        { "Collection of one's own", "class M : System.Collections.ObjectModel.Collection<int> { } M c = new() { 2, 1 };", "c.Add(3);", "_ = c.Count;" },
        { "ArrayList", "ArrayList c = new() { 2, 1 };", "c.Add(3);", "_ = c[0];" },
        { "Hashtable", "Hashtable c = new() { [1] = 1 };", "c[2] = 2;", "_ = c.ContainsKey(1);" },
        { "BitArray", "BitArray c = new(8);", "c.Set(1, true);", "_ = c.Get(0);" },
        { "ListDictionary", "System.Collections.Specialized.ListDictionary c = new() { [1] = 1 };", "c[2] = 2;", "_ = c.Contains(1);" },
        { "Immutable builder", "System.Collections.Immutable.ImmutableList<int>.Builder c = System.Collections.Immutable.ImmutableList.CreateBuilder<int>();", "c.Add(1);", "_ = c.Count;" },
    };

    [Theory]
    [MemberData(nameof(Used))]
    public void Check_CollectionUsedByTwoThreads_FailsOnlyWhereNothingOrdersThem(string what, string members, string write, string read)
    {
        RewrittenAssembly assembly = Snippets.Rewrite(Program(members, write, read), optimize: true);

        foreach (string racy in (string[])["WriteAndWrite", "WriteAndRead"])
        {
            CheckResult result = assembly.Check(method: racy);
            Assert.True((result.Outcome, result.Kind) == (Outcome.Failed, FailureKind.Race), $"{what}, {racy}: {result.Outcome} {result.Kind}: {result.Message}");
            Assert.NotNull(result.Place);
        }
        foreach (string right in (string[])["ReadAndRead", "Locked", "AfterEachOther", "HandedOver"])
        {
            CheckResult result = assembly.Check(Options, method: right);
            Assert.True(result.Outcome == Outcome.Verified && result.Races.Count == 0, $"{what}, {right}: {result.Outcome} {result.Kind}: {result.Message}");
        }
    }

    /// <summary>The enumeration began before the other thread did: only its next step can race.</summary>
    [Theory]
    [InlineData("IEnumerable<int> All() { foreach (int i in c) yield return i; }", "IEnumerator<int> e = All().GetEnumerator();")]
    [InlineData("", "IEnumerator<int> e = ((IEnumerable<int>)c).GetEnumerator();")]
    [InlineData("", "List<int>.Enumerator e = c.GetEnumerator();")]
    [InlineData("class H { public List<int>.Enumerator E; } ", "var h = new H { E = c.GetEnumerator() }; ref List<int>.Enumerator e = ref h.E;")]
    [InlineData("", "IEnumerator<int> e = c.Select(i => i + 1).GetEnumerator();")]
    public void Check_NextStepOfAnEnumeration_Races(string members, string made)
    {
        string Program(string joined) => $$"""
            public class P
            {
                List<int> c = new() { 2, 1 };
                {{members}}
                public void Run()
                {
                    {{made}}
                    e.MoveNext();
                    Thread t = new(() => c.Capacity = 10);
                    t.Start();
                    {{joined}}
                    e.MoveNext();
                    t.Join();
                }
            }
            """;

        CheckResult racy = Snippets.Rewrite(Program(""), optimize: true).Check();
        CheckResult right = Snippets.Rewrite(Program("t.Join();"), optimize: true).Check();

        Assert.Equal((Outcome.Failed, FailureKind.Race), (racy.Outcome, racy.Kind));
        Assert.True(right.Outcome == Outcome.Verified, $"{right.Outcome} {right.Kind}: {right.Message}");
    }

    /// <summary>Both call sites are named.</summary>
    [Fact]
    public void Check_TwoCalls_BothAreNamed()
    {
        CheckResult result = Checked.TwoThreads("List<int> l = new(); void A() => l.Add(1);\nvoid B() => l.Clear();").Check();

        Assert.Matches(@"List\.Add.*Snippet\.cs:3", result.Message);
        Assert.Matches(@"List\.Clear.*Snippet\.cs:4", result.Message);
    }

    /// <summary>What a struct that stands for a dictionary does to it cannot be seen.</summary>
    [Fact]
    public void Check_AlternateLookup_IsNotVerified()
    {
        CheckResult result = Checked.TwoThreads(
            "Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> l = new Dictionary<string, int>().GetAlternateLookup<ReadOnlySpan<char>>(); void A() { l[\"a\"] = 1; } void B() { l[\"b\"] = 1; }").Check();

        Assert.NotEqual(Outcome.Verified, result.Outcome);
    }

    private static string Program(string members, string write, string read) => $$"""
        public class P
        {
            {{members}}
            object g = new();
            System.Threading.Channels.Channel<int> channel = System.Threading.Channels.Channel.CreateUnbounded<int>();

            void Write() { {{write}} }
            void Read() { {{read}} }
            void LockedWrite() { lock (g) { {{write}} } }
            void LockedRead() { lock (g) { {{read}} } }

            static void Together(ThreadStart first, ThreadStart second)
            {
                Thread a = new(first), b = new(second);
                a.Start();
                b.Start();
                a.Join();
                b.Join();
            }

            public void WriteAndWrite() => Together(Write, Write);
            public void WriteAndRead() => Together(Write, Read);
            public void ReadAndRead() { Together(Read, Read); Write(); }
            public void Locked() => Together(LockedWrite, LockedRead);

            public void AfterEachOther()
            {
                Write();
                Thread a = new(Write), b = new(Read);
                a.Start();
                a.Join();
                b.Start();
                b.Join();
                Read();
            }

            public void HandedOver() => Together(
                () => { Write(); channel.Writer.TryWrite(1); },
                () => { if (channel.Reader.TryRead(out _)) { Read(); Write(); } });
        }
        """;
}
