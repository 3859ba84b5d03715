namespace Interleave.Gallery.CigaretteSmokers;

/// <summary>A helper for each ingredient takes it from the table and writes down that it is there; the second to come wakes the smoker who lacks both.</summary>
public sealed class Pushers : IngredientsOnTheTable
{
    readonly object Mutex = new();
    readonly bool[] IsThere = new bool[3];
    readonly SemaphoreSlim[] Smoker = [new(0), new(0), new(0)];

    protected override void Take(int me) => Smoker[me].Wait();

    protected override ThreadStart[] Helpers(int agents) => OneForEach(agents, Push);

    void Push(int mine)
    {
        int next = (mine + 1) % 3, last = (mine + 2) % 3;
        lock (Mutex)
        {
            if (IsThere[next])
            {
                IsThere[next] = false;
                Smoker[last].Release();
            }
            else if (IsThere[last])
            {
                IsThere[last] = false;
                Smoker[next].Release();
            }
            else
            {
                IsThere[mine] = true;
            }
        }
    }
}
