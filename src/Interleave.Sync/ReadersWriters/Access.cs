namespace Interleave.Sync;

/// <summary>What a thread wants of a readers-writer lock.</summary>
internal enum Access
{
    Read,

    /// <summary>Beside readers, but no other of its kind, and may become a writer.</summary>
    ReadUpgradeably,

    Write,

    /// <summary>To write by one that reads upgradeably.</summary>
    Upgrade,
}
