using static Interleave.Programs.Scripts.Script;

namespace Interleave.Programs.Scripts;

public sealed class Cancellations
{
    public void Sources()
    {
        Begin();
        var source = new CancellationTokenSource();
        CancellationToken token = source.Token;
        Try(() => token.ThrowIfCancellationRequested());
        Try(() => token.WaitHandle.WaitOne(0));
        Try(() => source.TryReset());
        Try(() => source.Cancel());
        Try(() => source.Cancel());
        Try(() => $"{source.IsCancellationRequested} {token.IsCancellationRequested} {source.TryReset()}");
        Try(() => token.WaitHandle.WaitOne(0));
        Try(() => token.ThrowIfCancellationRequested());
        Try(() => new SemaphoreSlim(1).Wait(0, token));
        var gone = new CancellationTokenSource();
        CancellationToken left = gone.Token;
        gone.Dispose();
        Try(() => gone.Cancel());
        Try(() => gone.Token);
        Try(() => gone.TryReset());
        Try(() => $"{gone.IsCancellationRequested} {left.CanBeCanceled}");
        Try(() => left.Register(() => Note("never")) == default);
        Try(() => left.WaitHandle);
        Try(() => default(CancellationToken).WaitHandle.WaitOne(0));
        Try(() => new CancellationToken(true).WaitHandle.WaitOne(0));
        End();
    }

    public void Callbacks()
    {
        Begin();
        var source = new CancellationTokenSource();
        CancellationTokenRegistration removed = source.Token.Register(() => Note("removed"));
        CancellationTokenRegistration own = default;
        source.Token.Register(() => Note("first"));
        own = source.Token.Register(state => Note($"{state} {own.Unregister()}"), "second");
        source.Token.Register((state, token) => Note($"{state} {token == source.Token}"), "third");
        Try(() => removed.Unregister());
        Try(() => removed.Unregister());
        Try(() => source.Token.Register(null!));
        Try(() => source.Cancel());
        Try(() => source.Token.Register(() => Note("at once")) == default);
        Try(() => own.Unregister());
        foreach (bool first in (bool[])[false, true])
        {
            var failing = new CancellationTokenSource();
            CancellationTokenRegistration last = failing.Token.Register(() => throw new FormatException());
            failing.Token.Register(() => throw new TimeoutException());
            Try(() => failing.Cancel(first));
            Try(() => last.Unregister());
        }
        var again = new CancellationTokenSource();
        again.Token.Register(() =>
        {
            again.Cancel();
            again.Token.Register(() => Note("inside"));
        });
        Try(() => again.Cancel());
        var reset = new CancellationTokenSource();
        reset.Token.Register(() => Note("never"));
        Try(() => reset.TryReset());
        Try(() => reset.Cancel());
        End();
    }

    public void Links()
    {
        Begin();
        var source = new CancellationTokenSource();
        var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token, default);
        var left = CancellationTokenSource.CreateLinkedTokenSource([source.Token]);
        linked.Token.Register(() => throw new FormatException());
        left.Dispose();
        Try(() => source.Cancel());
        Try(() => $"{linked.IsCancellationRequested} {left.IsCancellationRequested}");
        Try(() => CancellationTokenSource.CreateLinkedTokenSource(source.Token).IsCancellationRequested);
        Try(() => CancellationTokenSource.CreateLinkedTokenSource([]));
        Try(() => CancellationTokenSource.CreateLinkedTokenSource((CancellationToken[])null!));
        End();
    }
}
