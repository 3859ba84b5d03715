using Interleave.Surface;

namespace Interleave.Objects;

/// <summary>As what a thread enters a <see cref="ReaderWriterLockSlim"/>.</summary>
internal enum ReaderWriterRole
{
    Read,
    Upgradeable,
    Write,
}

/// <summary>How often one thread holds a <see cref="ReaderWriterLockSlim"/> in each role, and what it may do next. Nobody else sees it.</summary>
internal readonly record struct ReaderWriterHold(int Read, int Upgradeable, int Write)
{
    public int Total => Read + Upgradeable + Write;

    public int In(ReaderWriterRole role) => role switch
    {
        ReaderWriterRole.Read => Read,
        ReaderWriterRole.Upgradeable => Upgradeable,
        _ => Write,
    };

    public ReaderWriterHold With(ReaderWriterRole role, int change) => role switch
    {
        ReaderWriterRole.Read => this with { Read = Read + change },
        ReaderWriterRole.Upgradeable => this with { Upgradeable = Upgradeable + change },
        _ => this with { Write = Write + change },
    };

    /// <summary>Why the thread may not enter, whatever the others do.</summary>
    /// <param name="role">As what it would enter.</param>
    /// <param name="recursive">Whether the lock's policy lets a thread enter again.</param>
    public ReaderWriterRefusal Refuses(ReaderWriterRole role, bool recursive) => role switch
    {
        ReaderWriterRole.Read when recursive => ReaderWriterRefusal.None,
        ReaderWriterRole.Read when Write > 0 => ReaderWriterRefusal.ReadAfterWrite,
        ReaderWriterRole.Read when Read > 0 => ReaderWriterRefusal.ReadAfterRead,

        ReaderWriterRole.Upgradeable when recursive && (Upgradeable > 0 || Write > 0) => ReaderWriterRefusal.None,
        ReaderWriterRole.Upgradeable when Upgradeable > 0 => ReaderWriterRefusal.UpgradeableAfterUpgradeable,
        ReaderWriterRole.Upgradeable when Write > 0 => ReaderWriterRefusal.UpgradeableAfterWrite,
        ReaderWriterRole.Upgradeable when Read > 0 => ReaderWriterRefusal.UpgradeableAfterRead,

        ReaderWriterRole.Write when recursive && (Write > 0 || Upgradeable > 0) => ReaderWriterRefusal.None,
        ReaderWriterRole.Write when Write > 0 => ReaderWriterRefusal.WriteAfterWrite,
        ReaderWriterRole.Write when Read > 0 => ReaderWriterRefusal.WriteAfterRead,
        _ => ReaderWriterRefusal.None,
    };
}
