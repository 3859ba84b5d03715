namespace Interleave.Gallery;

/// <summary>What can be asked of a solution: the columns of the matrix.</summary>
public static class Property
{
    /// <summary>The assertion about the shared state.</summary>
    public const string Safe = "safe";

    /// <summary>One half of it: never too much.</summary>
    public const string NeverTwo = "never two";

    /// <summary>The other half: never too little.</summary>
    public const string NeverNone = "never none";

    /// <summary>At most one thread is inside at a time.</summary>
    public const string MutualExclusion = "mutual exclusion";

    /// <summary>A thread outside its critical section keeps no other out.</summary>
    public const string Progress = "progress";

    /// <summary>How often a waiting thread is overtaken does not grow with the number of rounds.</summary>
    public const string BoundedWaiting = "bounded waiting";

    /// <summary>Locks are released by those who hold them, and are all free at the end.</summary>
    public const string Ownership = "ownership";

    /// <summary>No two threads touch the same memory unordered.</summary>
    public const string NoRace = "no race";

    /// <summary>Who has to wait sleeps. Seen in every scenario.</summary>
    public const string NoBusyWaiting = "no busy-waiting";

    /// <summary>Nobody waits for ever. Seen in every scenario in which all take part.</summary>
    public const string NoHang = "no hang";
}
