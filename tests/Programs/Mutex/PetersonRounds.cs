namespace Interleave.Programs;

/// <summary>Peterson's algorithm, for so many rounds.</summary>
public sealed class PetersonRounds
{
    readonly int[] flag = new int[2];
    int turn;
    int cs;

    public void Peterson_1() => Run(1);

    public void Peterson_2() => Run(2);

    public void Peterson_3() => Run(3);

    void Run(int rounds) => Together.Run(2, me => Go(me, rounds));

    void Go(int i, int rounds)
    {
        int[] flag = this.flag;
        for (int round = 0; round < rounds; round++)
        {
            flag[i] = 1;
            turn = 1 - i;
            while (flag[1 - i] == 1 && turn == 1 - i)
                ;
            cs = i;
            Assert.That(cs == i, "Expected to be alone.");
            flag[i] = 0;
        }
    }
}
