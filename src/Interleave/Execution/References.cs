using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>
/// What threads know of references, for memory models that order by them: through which read a thread has got a
/// reference, and which references the objects hold that it writes to or has read from.
/// </summary>
/// <remarks>
/// <para>
/// References cannot be followed through locals and the stack, so where a thread may have one in two ways (two reads
/// that took different writes; an object of its own) nothing is taken to be ordered by it: rather a false alarm than an
/// execution missed.
/// </para>
/// <para>All that is told of a thread depends only on what comes before by program order and reads-from, never on the order of the run.</para>
/// </remarks>
internal sealed class References(Names names)
{
    /// <summary>What a location holds as a thread has left or found it.</summary>
    private readonly record struct Content(int Location, int Thread, int Epoch, int Identity);

    private readonly Dictionary<int, List<Content>> contents = [];
    private readonly List<int> filled = [];
    private readonly HashSet<int> reached = [];
    private readonly Stack<int> open = [];
    private readonly List<int> published = [];

    public void NextRun()
    {
        foreach (int owner in filled)
            contents[owner].Clear();
        filled.Clear();
    }

    /// <summary>The thread has the reference in some way that is no read of shared memory.</summary>
    public static void Own(LogicalThread thread, int identity) => thread.Origins[identity] = Graph.None;

    /// <summary>The read of its thread through which memory is reached; none where that is not certain.</summary>
    public int OriginOf(LogicalThread thread, int location) =>
        thread.HasReadReferences ? thread.Origins.GetValueOrDefault(names.OwnerOf(location), Graph.None) : Graph.None;

    /// <summary>A thread has read a reference: with event <paramref name="e"/>, or (none) from memory that is local.</summary>
    public void Loaded(LogicalThread thread, Graph graph, int location, int identity, int e)
    {
        int origin = e;
        if (e == Graph.None)
        {
            origin = OriginOf(thread, location);
            if (!thread.HasReadReferences)
            {
                thread.Origins.TryAdd(identity, origin);
                return;
            }
        }
        else
        {
            // What local memory holds was noted when it was written.
            Hold(thread, location, identity);
            thread.HasReadReferences = true;
            // What it has written itself it had before.
            if (graph[e].ReadsFrom is var write && write != Graph.None && graph[write].Thread == thread.Number)
                return;
        }
        if (!thread.Origins.TryAdd(identity, origin) && !SameSource(graph, thread.Origins[identity], origin))
            thread.Origins[identity] = Graph.None;
    }

    public void Stored(LogicalThread thread, int location, int identity) => Hold(thread, location, identity);

    /// <summary>
    /// Notes which earlier writes of its thread the write of a reference publishes: those to objects that can be reached
    /// from it. Those behind a barrier before it are ordered anyway.
    /// </summary>
    public void Publish(LogicalThread thread, Graph graph, Cells cells, int write, int identity)
    {
        if (graph[write].Mode != AccessMode.Plain)
            return;
        published.Clear();
        reached.Clear();
        for (int e = graph[write].PoPrevious; e != Graph.None; e = graph[e].PoPrevious)
        {
            ref Event it = ref graph[e];
            if (it.IsAtomic || (it.Kind == EventKind.Fence && it.Code != (byte)Fence.Read))
                break;
            if (it.Kind != EventKind.Write || names.OwnerOf(cells[it.Cell].Location) is not (> 0 and var owner))
                continue;
            if (reached.Count == 0)
                Reach(thread, identity);
            if (reached.Contains(owner))
                published.Add(e);
        }
        if (published.Count > 0)
            graph.Publish(write, [.. published]);
    }

    private static bool SameSource(Graph graph, int a, int b) =>
        a == b || (a != Graph.None && b != Graph.None && graph[a].Cell == graph[b].Cell && graph[a].ReadsFrom == graph[b].ReadsFrom);

    private void Hold(LogicalThread thread, int location, int identity)
    {
        int owner = names.OwnerOf(location);
        if (owner == 0)
            return;
        if (!contents.TryGetValue(owner, out List<Content>? held))
            contents.Add(owner, held = []);
        if (held.Count == 0)
            filled.Add(owner);
        for (int i = 0; i < held.Count; i++)
        {
            if (held[i].Location != location || held[i].Thread != thread.Number || held[i].Epoch != thread.Epoch)
                continue;
            held.RemoveAt(i);
            break;
        }
        held.Add(new Content(location, thread.Number, thread.Epoch, identity));
    }

    /// <summary>Fills <see cref="reached"/> with the objects that the thread can reach from one.</summary>
    private void Reach(LogicalThread thread, int identity)
    {
        reached.Add(identity);
        open.Push(identity);
        while (open.TryPop(out int owner))
        {
            if (!contents.TryGetValue(owner, out List<Content>? held))
                continue;
            for (int i = 0; i < held.Count; i++)
                if (IsKnown(thread, held[i]) && !IsOverwritten(thread, held, i) && held[i].Identity != 0 && reached.Add(held[i].Identity))
                    open.Push(held[i].Identity);
        }
    }

    private static bool IsOverwritten(LogicalThread thread, List<Content> held, int at)
    {
        for (int i = at + 1; i < held.Count; i++)
            if (held[i].Location == held[at].Location && IsKnown(thread, held[i]))
                return true;
        return false;
    }

    /// <summary>Whether it is the thread's own, or comes before it by starts and joins.</summary>
    private static bool IsKnown(LogicalThread thread, in Content content) =>
        content.Thread == thread.Number || (content.Thread < thread.Knows.Length && content.Epoch <= thread.Knows[content.Thread]);
}
