namespace Interleave.Messaging.Scenarios;

/// <summary>Something that may go one way or another, each of which the checker explores.</summary>
static class Choice
{
    /// <summary>One of the numbers below <paramref name="count"/>: what of the steps of another thread is seen so far.</summary>
    public static int Of(int count)
    {
        if (count <= 1)
            return 0;
        int choice = 0;
        var steps = new Thread(() =>
        {
            for (int i = 1; i < count; i++)
                Interlocked.Exchange(ref choice, i);
        });
        steps.Start();
        int chosen = Interlocked.CompareExchange(ref choice, 0, 0);
        steps.Join();
        return chosen;
    }
}
