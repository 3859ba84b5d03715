namespace Interleave.Programs.RealBugs;

/// <summary>
/// An asynchronous semaphore gives up the registration of a waiter's token while it holds its own lock. That waits for a callback that
/// is running; and the callback waits for the lock.
/// </summary>
public sealed class RegistrationDisposedUnderLock
{
    public Task Reported() => Run(new AsyncSemaphore());

    public Task Fixed() => Run(new FixedSemaphore());

    static async Task Run(AsyncSemaphore semaphore)
    {
        using var cancellation = new CancellationTokenSource();
        Task waiting = semaphore.EnterAsync(cancellation.Token);
        Task cancelling = Task.Run(cancellation.Cancel);
        semaphore.Exit();
        await Task.WhenAny(waiting);
        await cancelling;
    }

    class AsyncSemaphore
    {
        readonly object gate = new();
        Waiter? waiter;

        public Task EnterAsync(CancellationToken token)
        {
            var entering = new Waiter();
            lock (gate)
                waiter = entering;
            entering.Registration = token.Register(() => GiveUp(entering));
            return entering.Granted.Task;
        }

        public virtual void Exit()
        {
            lock (gate)
                LetIn()?.Registration.Dispose();
        }

        /// <summary>Lets in who waits, under the lock.</summary>
        protected Waiter? LetIn()
        {
            lock (gate)
            {
                Waiter? first = waiter;
                waiter = null;
                first?.Granted.TrySetResult();
                return first;
            }
        }

        void GiveUp(Waiter entering)
        {
            lock (gate)
            {
                if (entering.Granted.TrySetCanceled())
                    waiter = null;
            }
        }
    }

    sealed class FixedSemaphore : AsyncSemaphore
    {
        public override void Exit() => LetIn()?.Registration.Dispose();
    }

    sealed class Waiter
    {
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenRegistration Registration { get; set; }
    }
}
