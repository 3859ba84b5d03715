namespace Interleave.Gallery.MutualExclusion;

/// <summary>Peterson's algorithm for three threads: a waiting room a level, in each of which the last to come stays behind.</summary>
public sealed class Filter : MutexAlgorithm
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
