namespace Interleave.Gallery.MutualExclusion;

/// <summary>The filter with a full fence on each level.</summary>
public sealed class FilterFence : MutexAlgorithm
{
    const int N = 3;

    readonly int[] Level = new int[N];
    readonly int[] Victim = new int[N];

    public override int Threads => N;

    public override void Enter(int me)
    {
        for (int level = 1; level < N; level++)
        {
            Level[me] = level;
            Victim[level] = me;
            Interlocked.MemoryBarrier();
            if (level == 1)
                Section.Doorway();
            for (int other = 0; other < N; other++)
            {
                if (other == me)
                    continue;
                while (Level[other] >= level && Victim[level] == me)
                    ;
            }
        }
    }

    public override void Exit(int me)
    {
        Level[me] = 0;
    }
}
