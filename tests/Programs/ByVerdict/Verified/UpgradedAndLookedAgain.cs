namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>After an upgrade the number of writers says whether somebody else has written in between.</summary>
public sealed class UpgradedAndLookedAgain
{
    readonly ReaderWriterLock gate = new();
    readonly List<int> made = [];

    public void Run()
    {
        Together.Run(Add, Add);
        Assert.That(made.Count == 1);
    }

    void Add()
    {
        gate.AcquireReaderLock(Timeout.Infinite);
        if (made.Count == 0)
        {
            int writers = gate.WriterSeqNum;
            LockCookie before = gate.UpgradeToWriterLock(Timeout.Infinite);
            if (!gate.AnyWritersSince(writers))
                made.Add(1);
            gate.DowngradeFromWriterLock(ref before);
            Assert.That(gate.IsReaderLockHeld && made.Count == 1);
        }
        gate.ReleaseReaderLock();
    }
}
