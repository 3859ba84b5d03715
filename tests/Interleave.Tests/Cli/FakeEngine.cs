using Interleave.Cli.Running;
using Interleave.Cli.Targets;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Tests.Cli;

/// <summary>An engine that gives prepared results and keeps what it was asked for.</summary>
internal sealed class FakeEngine(Func<MethodEntry, CheckResult> check) : IEngine, ICheckedAssembly
{
    public List<string> Asked { get; } = [];

    public CheckOptions? Options { get; private set; }

    public RewritingOptions? Rewriting { get; private set; }

    public Action<CheckOptions>? During { get; init; }

    public ICheckedAssembly Load(string path, RewritingOptions options)
    {
        Rewriting = options;
        return this;
    }

    public void Dispose()
    {
    }

    public CheckResult Check(MethodEntry method, CheckOptions options)
    {
        Asked.Add(method.FullName);
        Options = options;
        During?.Invoke(options);
        return check(method);
    }

    public CheckResult Replay(MethodEntry method, string token, CheckOptions options)
    {
        Asked.Add($"{method.FullName} {token}");
        Options = options;
        return check(method);
    }
}
