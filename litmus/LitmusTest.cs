namespace Interleave.Litmus;

/// <summary>
/// A few threads that take a few steps each on shared variables, all 0 at first, and what they find. Registers,
/// <c>r0</c> and so on, belong to the one thread that writes them.
/// </summary>
public abstract class LitmusTest
{
    /// <summary>How many threads there are.</summary>
    public virtual int Threads => 2;

    /// <summary>What the first thread does.</summary>
    public abstract void P0();

    /// <summary>What the second thread does.</summary>
    public abstract void P1();

    /// <summary>What the third thread does, if there is one.</summary>
    public virtual void P2()
    {
    }

    /// <summary>What the fourth thread does, if there is one.</summary>
    public virtual void P3()
    {
    }

    /// <summary>What was found when all threads have ended, a digit for each variable in question.</summary>
    public abstract int Outcome { get; }

    /// <summary>Runs the threads side by side and says what was found.</summary>
    public int Run()
    {
        Action[] bodies = [P0, P1, P2, P3];
        var threads = new Thread[Threads];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(new ThreadStart(bodies[i])) { Name = $"P{i}" };
            threads[i].Start();
        }
        foreach (Thread thread in threads)
            thread.Join();
        return Outcome;
    }

    /// <summary>Puts digits together.</summary>
    protected static int Of(params ReadOnlySpan<int> digits)
    {
        int all = 0;
        foreach (int digit in digits)
            all = all * 10 + digit;
        return all;
    }
}
