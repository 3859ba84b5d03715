using Interleave.Surface;

namespace Interleave.Graphs;

/// <summary>What atomic operations write.</summary>
internal static class Atomics
{
    /// <summary>Whether the operation changes what it finds, and to what. One that writes the value it has read only reads.</summary>
    public static bool Writes(in Event it, long found, out long written)
    {
        written = (AtomicOperation)it.Code switch
        {
            AtomicOperation.Add => Truncate(found + it.Operand, it.Width),
            AtomicOperation.And => found & it.Operand,
            AtomicOperation.Or => found | it.Operand,
            AtomicOperation.Exchange => it.Operand,
            AtomicOperation.CompareExchange => found == it.Comparand ? it.Operand : found,
            _ => found,
        };
        return written != found;
    }

    /// <summary>Ties a read or an atomic operation, which is not tied, to the write it reads and its value.</summary>
    public static void Tie(Graph graph, int e, int write, long found)
    {
        ref Event it = ref graph[e];
        if (it.IsAtomic && Writes(it, found, out long written))
        {
            it.Kind = EventKind.Update;
            it.Value = written;
            it.ReadsFrom = write;
            graph.TieWrite(e, write);
        }
        else
        {
            it.Kind = EventKind.Read;
            graph.TieReader(e, write);
        }
    }

    private static long Truncate(long value, int width) => width switch
    {
        1 => (sbyte)value,
        2 => (short)value,
        4 => (int)value,
        _ => value,
    };
}
