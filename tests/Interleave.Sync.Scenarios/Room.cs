namespace Interleave.Sync.Scenarios;

/// <summary>Plain memory that only one thread at a time may use.</summary>
sealed class Room
{
    int inside;
    int visits;

    public int Visits => visits;

    public void Visit(int me)
    {
        Expect.That(inside == 0, "Expected an empty room, found another thread inside.");
        inside = me + 1;
        visits++;
        Expect.That(inside == me + 1, "Expected to be alone, but another thread came in.");
        inside = 0;
    }
}
