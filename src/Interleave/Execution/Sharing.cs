namespace Interleave.Executing;

/// <summary>
/// Watches memory that counts as local: as long as starts and joins order all its accesses (or nobody writes) they
/// need no event. The first access that breaks this tells that the field is shared.
/// </summary>
/// <remarks>A stamp is an execution, a thread and that thread's epoch; epochs are counted by the threads started.</remarks>
internal sealed class Sharing
{
    private const int Many = 0xFFF;

    private long[] writers = new long[1024], readers = new long[1024];
    private long run;

    public void NextRun(int limit)
    {
        run++;
        if (writers.Length < limit)
        {
            Array.Resize(ref writers, limit * 2);
            Array.Resize(ref readers, limit * 2);
        }
    }

    /// <summary>Whether a read keeps the memory local.</summary>
    public bool Read(int location, LogicalThread thread)
    {
        Ensure(location);
        if (!Ordered(writers[location], thread))
            return false;
        long reader = readers[location];
        readers[location] = Ordered(reader, thread) ? Stamp(thread.Number, thread.Epoch) : Stamp(Many, 0);
        return true;
    }

    /// <summary>Whether a write keeps the memory local.</summary>
    public bool Write(int location, LogicalThread thread)
    {
        Ensure(location);
        if (!Ordered(writers[location], thread) || !Ordered(readers[location], thread))
            return false;
        writers[location] = Stamp(thread.Number, thread.Epoch);
        return true;
    }

    private void Ensure(int location)
    {
        if (location >= writers.Length)
        {
            Array.Resize(ref writers, location * 2);
            Array.Resize(ref readers, location * 2);
        }
    }

    private long Stamp(int thread, int epoch) => (run << 32) | ((long)thread << 20) | (uint)epoch;

    private bool Ordered(long stamp, LogicalThread thread)
    {
        if (stamp >> 32 != run)
            return true;
        int other = (int)(stamp >> 20) & 0xFFF;
        return other == thread.Number || (other != Many && other < thread.Knows.Length && (int)(stamp & 0xFFFFF) <= thread.Knows[other]);
    }
}
