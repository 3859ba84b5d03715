namespace Interleave.Gallery.MutualExclusion;

/// <summary>The filter with volatile levels and victims and a full fence on each level.</summary>
public sealed class FilterVolatileFence : MutexAlgorithm
{
    const int N = 3;

    readonly int[] Level = new int[N];
    readonly int[] Victim = new int[N];

    public override int Threads => N;

    public override void Enter(int me)
    {
        for (int level = 1; level < N; level++)
        {
            Volatile.Write(ref Level[me], level);
            Volatile.Write(ref Victim[level], me);
            Interlocked.MemoryBarrier();
            if (level == 1)
                Section.Doorway();
            for (int other = 0; other < N; other++)
            {
                if (other == me)
                    continue;
                while (Volatile.Read(ref Level[other]) >= level && Volatile.Read(ref Victim[level]) == me)
                    ;
            }
        }
    }

    public override void Exit(int me)
    {
        Volatile.Write(ref Level[me], 0);
    }
}
