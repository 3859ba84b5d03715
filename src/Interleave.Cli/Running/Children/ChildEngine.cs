using System.Text.Json;
using Interleave.Cli.Targets;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Running.Children;

/// <summary>The checker in a child process, in a new one after each that has died or may have threads running on.</summary>
/// <param name="error">Where what the checked code prints goes.</param>
/// <param name="interruption">Ends the child, and the check with an <see cref="OperationCanceledException"/>.</param>
/// <param name="memoryLimit">The bytes of memory that a child may use.</param>
internal sealed class ChildEngine(TextWriter error, CancellationToken interruption, long memoryLimit) : IEngine
{
    public ICheckedAssembly Load(string path, RewritingOptions options)
    {
        var assembly = new InChild(this, new LoadRequest(path, options));
        assembly.Start();
        return assembly;
    }

    private sealed class InChild(ChildEngine engine, LoadRequest load) : ICheckedAssembly
    {
        private Child? _child;

        public void Start()
        {
            engine.Interruption.ThrowIfCancellationRequested();
            _child = engine.NewChild(load.Path);
            var end = Ask(_child, new Request { Load = load }, null);
            if (end is { Wrong: null, Failure: null, Loaded: false })
            {
                throw new InvalidOperationException($"{Path.GetFileName(load.Path)} could not be loaded");
            }
        }

        public CheckResult Check(MethodEntry method, CheckOptions options) => Run(method, null, options);

        public CheckResult Replay(MethodEntry method, string token, CheckOptions options) => Run(method, token, options);

        public void Dispose()
        {
            _child?.Dispose();
            _child = null;
        }

        private CheckResult Run(MethodEntry method, string? token, CheckOptions options)
        {
            if (_child is null)
            {
                Start();
            }

            var request = new Request { Run = new RunRequest(method.TypeName, method.Name, token, options) };
            Progress last = default;
            var reply = Ask(_child!, request, progress =>
            {
                last = progress;
                options.Progress?.Invoke(progress);
            });
            var result = reply?.Result ?? new CheckResult
            {
                Test = method.ShortName,
                Outcome = Outcome.NotInstrumented,
                Message = _child!.Epitaph(),
                Executions = last.Executions,
                DeadEnds = last.DeadEnds,
                Seconds = last.Elapsed.TotalSeconds,
            };

            // Without a verdict, code that nobody controls may go on running there.
            if (result.Outcome is Outcome.NotInstrumented or Outcome.Error)
            {
                Dispose();
            }

            return result;
        }

        /// <summary>The last reply to a request; null when the child has died.</summary>
        private Reply? Ask(Child child, Request request, Action<Progress>? progress)
        {
            using var kill = engine.Interruption.Register(child.Kill);
            Reply? reply = null;
            for (var open = child.Send(request); open; open = reply?.Progress is not null)
            {
                reply = child.Receive();
                if (reply?.Progress is { } now)
                {
                    progress?.Invoke(now);
                }
            }

            engine.Interruption.ThrowIfCancellationRequested();
            return reply switch
            {
                { Wrong: { } wrong } => throw new UsageException(wrong),
                { Failure: { } failure } => throw new InvalidOperationException(failure),
                _ => reply,
            };
        }
    }

    private CancellationToken Interruption => interruption;

    private Child NewChild(string path)
    {
        if (IsInvariant(path))
        {
            return new Child(error, memoryLimit, invariant: true);
        }

        try
        {
            return new Child(error, memoryLimit, invariant: false);
        }
        catch (InvalidOperationException ended) when (ended.Message.Contains("ICU", StringComparison.Ordinal))
        {
            return new Child(error, memoryLimit, invariant: true);
        }
    }

    /// <summary>Whether the program that is checked asks for no cultures.</summary>
    private static bool IsInvariant(string path)
    {
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(path, ".runtimeconfig.json")));
            return settings.RootElement.TryGetProperty("runtimeOptions", out var options)
                && options.TryGetProperty("configProperties", out var properties)
                && properties.TryGetProperty("System.Globalization.Invariant", out var value)
                && value.ValueKind == JsonValueKind.True;
        }
        catch (Exception none) when (none is IOException or JsonException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
