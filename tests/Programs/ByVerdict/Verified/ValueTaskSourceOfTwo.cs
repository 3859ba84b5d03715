using System.Threading.Tasks.Sources;

namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>One awaits a source of one's own that another completes, and nobody has touched it before both do.</summary>
public sealed class ValueTaskSourceOfTwo
{
    public async Task Run()
    {
        var source = new Source();
        var completes = new Thread(source.Complete);
        completes.Start();
        int result = await new ValueTask<int>(source, source.Version);
        completes.Join();
        Assert.That(result == 1, "Expected: result == 1");
    }

    sealed class Source : IValueTaskSource<int>
    {
        ManualResetValueTaskSourceCore<int> core = new() { RunContinuationsAsynchronously = true };

        public short Version => core.Version;

        public void Complete() => core.SetResult(1);

        public int GetResult(short token) => core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            core.OnCompleted(continuation, state, token, flags);
    }
}
