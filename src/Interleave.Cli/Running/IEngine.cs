using Interleave.Cli.Targets;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Running;

/// <summary>What the commands need of the checker.</summary>
internal interface IEngine
{
    /// <summary>Rewrites and loads the assembly at a path.</summary>
    ICheckedAssembly Load(string path, RewritingOptions options);
}

/// <summary>An assembly ready to be checked; disposing it ends what was started for it.</summary>
internal interface ICheckedAssembly : IDisposable
{
    CheckResult Check(MethodEntry method, CheckOptions options);

    CheckResult Replay(MethodEntry method, string token, CheckOptions options);
}
