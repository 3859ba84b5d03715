using Interleave.Graphs;
using Interleave.Surface;

namespace Interleave.Executing;

/// <summary>Structs: values that are read and written in parts.</summary>
internal sealed partial class Execution
{
    private bool writesStructs;

    public override void Struct(int pieces, bool write)
    {
        LogicalThread thread = Threads.Current;
        thread.Pieces.Clear();
        thread.PiecesLeft = pieces;
        thread.PiecesWritten = write;
        writesStructs |= write;
    }

    /// <summary>Ties the parts of a struct together, and looks whether a whole read takes parts of different writes.</summary>
    private void Piece(LogicalThread thread, int e)
    {
        if (thread.PiecesLeft == 0)
            return;
        thread.PiecesLeft--;
        thread.Pieces.Add(e);
        if (thread.Pieces.Count > 1)
            Graph[e].Flags |= EventFlags.Continued;
        if (thread.PiecesLeft == 0 && !thread.PiecesWritten && IsTorn(thread.Pieces))
        {
            Fail(new Finding(
                Tracing.FailureKind.Race,
                "A value is read in parts that were written at different times: nobody has written it so.",
                Places.Here().FirstOrDefault(p => p.File is not null),
                thread.Number));
            throw new AbandonException();
        }
    }

    /// <summary>Whether a whole write is seen in one part and not yet in another.</summary>
    private bool IsTorn(List<int> reads)
    {
        for (int i = 0; i < reads.Count; i++)
        {
            int write = Graph[reads[i]].ReadsFrom;
            if (write == Graph.None)
                continue;
            int head = write;
            while ((Graph[head].Flags & EventFlags.Continued) != 0)
                head = Graph[head].PoPrevious;
            for (int part = head; part != Graph.None && (part == head || (Graph[part].Flags & EventFlags.Continued) != 0); part = Graph[part].PoNext)
            {
                foreach (int read in reads)
                    if (Graph[read].Cell == Graph[part].Cell && IsBefore(Graph[read].ReadsFrom, part))
                        return true;
            }
        }
        return false;
    }

    /// <summary>Whether two whole writes overlap: the parts of one stand before and behind those of the other.</summary>
    private bool HasTornWrites()
    {
        for (int thread = 0; thread < Graph.ThreadCount; thread++)
        {
            for (int e = Graph.First(thread); e != Graph.None; e = Graph[e].PoNext)
            {
                if (Graph[e].Kind != EventKind.Write || (Graph[e].Flags & EventFlags.Continued) == 0)
                    continue;
                int first = Graph[e].PoPrevious;
                for (int other = Graph.FirstWrite(Graph[e].Cell); other != Graph.None; other = Graph[other].Next)
                {
                    if (other == e || (Graph[other].Flags & EventFlags.Continued) == 0)
                        continue;
                    int otherFirst = Graph[other].PoPrevious;
                    if (Graph[otherFirst].Cell == Graph[first].Cell && IsBefore(other, e) != IsBefore(otherFirst, first))
                        return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether a write of a cell (or the initial one) stands before another in its order.</summary>
    private bool IsBefore(int write, int other)
    {
        for (int w = Graph[other].Previous; w != Graph.None; w = Graph[w].Previous)
            if (w == write)
                return true;
        return write == Graph.None;
    }
}
