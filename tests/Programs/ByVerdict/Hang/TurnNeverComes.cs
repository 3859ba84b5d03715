namespace Interleave.Programs.ByVerdict.Hang;

/// <summary>Two threads take turns, and one of them stops earlier.</summary>
public sealed class TurnNeverComes
{
    volatile int turn;

    public void Run() => Together.Run(() => Play(0, 1), () => Play(1, 2));

    void Play(int me, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            while (turn != me)
                ;
            turn = 1 - me;
        }
    }
}
