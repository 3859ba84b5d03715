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

    /// <summary>As many as may be inside at once can be.</summary>
    public const string Concurrency = "concurrency";

    /// <summary>Every signal lets somebody on, now or later.</summary>
    public const string CountsEverySignal = "counts every V";

    /// <summary>Who waits for a lock that its owner keeps is asleep.</summary>
    public const string WaiterSleeps = "waiter sleeps";

    /// <summary>Who meets nobody does without the kernel.</summary>
    public const string NoKernelCall = "no kernel call";

    /// <summary>A thread that waits in the kernel does not stop those of its task.</summary>
    public const string PeersGoOn = "peers go on";

    /// <summary>A task of many threads gets more of the processor than a task of one.</summary>
    public const string MoreForMore = "more for more threads";

    /// <summary>How often a waiting reader is overtaken by one writer does not grow with the number of rounds.</summary>
    public const string ReadersBounded = "readers: bounded waiting";

    /// <summary>How often a waiting writer is overtaken by one reader does not.</summary>
    public const string WritersBounded = "writers: bounded waiting";

    /// <summary>A reader that queues behind a writer goes in behind it.</summary>
    public const string WritersFirst = "writers first";

    /// <summary>Readers and writers come in as they came.</summary>
    public const string InOrder = "in order";

    /// <summary>However long all try, somebody succeeds.</summary>
    public const string NoLivelock = "no livelock";

    /// <summary>A customer gets up when his own cut is done.</summary>
    public const string HisCut = "his own cut";

    /// <summary>A barber calls the next customer when his own chair is free.</summary>
    public const string HisChair = "his own chair";

    /// <summary>A customer goes when his own payment is accepted.</summary>
    public const string HisReceipt = "his own receipt";

    /// <summary>Who has waited longest is served first.</summary>
    public const string LongestFirst = "longest waiting first";

    /// <summary>Nobody comes in when all places are taken.</summary>
    public const string NeverTooFull = "never too full";

    /// <summary>An instance that is too large to explore it all, by schedules drawn at random.</summary>
    public const string Sampled = "large, sampled";

    /// <summary>Locks are released by those who hold them, and are all free at the end.</summary>
    public const string Ownership = "ownership";

    /// <summary>No two threads touch the same memory unordered.</summary>
    public const string NoRace = "no race";

    /// <summary>Who has to wait sleeps. Seen in every scenario.</summary>
    public const string NoBusyWaiting = "no busy-waiting";

    /// <summary>Nobody waits for ever. Seen in every scenario in which all take part.</summary>
    public const string NoHang = "no hang";
}
