namespace Interleave.Executing;

/// <summary>The loops that a thread is in.</summary>
/// <remarks>A loop that is left leaves its entry behind; it goes when an outer loop goes round, or its frame is used again.</remarks>
internal sealed class LoopTracker
{
    /// <summary>One loop that goes on.</summary>
    internal struct Entry
    {
        public int Loop;
        public nint Frame;

        /// <summary>How many events and local effects the thread had when this round began, and the hash of its locals.</summary>
        public int Events, Effects;

        /// <summary>How many names and numbers the thread had given when this round began.</summary>
        public int Given;

        public long Locals;

        /// <summary>The rounds with visible steps so far.</summary>
        public int Rounds;

        /// <summary>The rounds without any.</summary>
        public int LocalRounds;
    }

    private Entry[] entries = new Entry[8];
    private int count;

    public void Clear() => count = 0;

    public void Enter(int loop, nint frame, int events, int effects, int given, long locals)
    {
        // The stack grows downwards: entries of frames below this one belong to calls that have returned.
        while (count > 0 && entries[count - 1].Frame < frame)
            count--;
        for (int i = count - 1; i >= 0 && entries[i].Frame == frame; i--)
            if (entries[i].Loop == loop)
                count = i;
        if (count == entries.Length)
            Array.Resize(ref entries, count * 2);
        entries[count++] = new Entry { Loop = loop, Frame = frame, Events = events, Effects = effects, Given = given, Locals = locals };
    }

    /// <summary>The entry of a loop that goes round; made when it is not there.</summary>
    public ref Entry Back(int loop, nint frame, int events, int effects, int given, out bool known)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            if (entries[i].Loop == loop && entries[i].Frame == frame)
            {
                count = i + 1;
                known = true;
                return ref entries[i];
            }
        }
        Enter(loop, frame, events, effects, given, 0);
        known = false;
        return ref entries[count - 1];
    }

    public ref Entry Current => ref entries[count - 1];

    /// <summary>The loop that was entered last and may not have been left; -1 for none.</summary>
    public int Innermost => count == 0 ? -1 : entries[count - 1].Loop;
}
