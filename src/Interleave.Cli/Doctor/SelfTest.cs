using Interleave.Cli.Gallery;
using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Doctor;

/// <summary>Whether this installation finds a race that is there, and none where there is none.</summary>
internal sealed record SelfTest(CheckResult Racy, CheckResult Right)
{
    private static readonly MethodEntry Wrong = new("Interleave.Gallery.TooMuchMilk.NoSynchronization", "TwoBuyers");
    private static readonly MethodEntry Locked = new("Interleave.Gallery.TooMuchMilk.LockMilk", "TwoBuyers");

    public bool Passed => Racy is { Outcome: Outcome.Failed, Kind: FailureKind.Assertion } && Right.Outcome == Outcome.Verified;

    public static SelfTest Run(IEngine engine)
    {
        using var gallery = engine.Load(CheckedGallery.Path, new RewritingOptions());
        var options = new CheckOptions { TimeBudget = TimeSpan.FromSeconds(20) };
        return new SelfTest(gallery.Check(Wrong, options), gallery.Check(Locked, options));
    }
}
