namespace Interleave.Tests.Exploration;

/// <summary>
/// One operation of a thread of a <see cref="Program"/>. <em>The sum</em> is that of the values that
/// the thread has read so far: by <see cref="Read"/>, by atomics (the value before), and 1 for each
/// attempt to enter or to take that succeeded.
/// </summary>
/// <remarks>Immutable.</remarks>
abstract record Step
{
    /// <summary>Reads a variable and adds its value to the sum.</summary>
    public sealed record Read(string Variable, bool Volatile = false) : Step;

    /// <summary>Writes <c>Constant + Factor * sum</c>.</summary>
    public sealed record Write(string Variable, int Constant, int Factor = 0, bool Volatile = false) : Step;

    /// <summary><c>Interlocked.Increment</c></summary>
    public sealed record Increment(string Variable) : Step;

    /// <summary><c>Interlocked.Exchange</c></summary>
    public sealed record Exchange(string Variable, int Value) : Step;

    /// <summary><c>Interlocked.CompareExchange</c></summary>
    public sealed record CompareExchange(string Variable, int Expected, int Value) : Step;

    /// <summary><c>Interlocked.MemoryBarrier</c></summary>
    public sealed record Fence : Step;

    /// <summary><c>Volatile.ReadBarrier</c></summary>
    public sealed record ReadBarrier : Step;

    /// <summary><c>Volatile.WriteBarrier</c></summary>
    public sealed record WriteBarrier : Step;

    /// <summary>Makes an object, writes a value into it, and writes the reference to a shared variable.</summary>
    /// <param name="Reference">The variable: <c>p</c> or <c>q</c>.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Inside">Whether the object that is published only holds a reference to the one with the value.</param>
    /// <param name="Volatile">Whether the shared variable is written volatile.</param>
    public sealed record Publish(string Reference, int Value, bool Inside = false, bool Volatile = false) : Step;

    /// <summary>Reads a reference and, if there is one, the value behind it, which is added to the sum.</summary>
    public sealed record Follow(string Reference, bool Inside = false, bool Volatile = false) : Step;

    /// <summary>Reads a reference and, if there is one, writes the value behind it.</summary>
    public sealed record Assign(string Reference, int Value) : Step;

    /// <summary>Reads a reference and writes it to the other variable.</summary>
    public sealed record Copy(string From, string To) : Step;

    /// <summary>The next <paramref name="Count"/> steps are done only if the sum is even.</summary>
    public sealed record If(int Count) : Step;

    /// <summary>A loop without a body that goes round while <em>all</em> the conditions hold; each is read only if those before it held.</summary>
    public sealed record Await(params Condition[] Conditions) : Step
    {
        public Await(string variable, int value) : this(new Condition(variable, value))
        {
        }
    }

    /// <summary>
    /// A loop without a body that tries an atomic operation until that succeeds: <c>Interlocked.CompareExchange</c> until it has found what it
    /// expects, or, where it expects nothing, <c>Interlocked.Exchange</c> until it has found something else than it writes.
    /// </summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Expected">What a compare-exchange expects.</param>
    /// <param name="Value">What is written.</param>
    /// <param name="Looks">Whether it is tried only when a read finds that it might succeed.</param>
    public sealed record AwaitSwap(string Variable, int? Expected, int Value, bool Looks) : Step
    {
        public bool Succeeds(int found) => Expected is { } expected ? found == expected : found != Value;

        public int After(int found) => Succeeds(found) ? Value : found;
    }

    /// <summary>Enters a lock or monitor that the thread does not hold.</summary>
    public sealed record Enter(string Object) : Step;

    /// <summary>Tries to enter a lock or monitor that the thread does not hold, without waiting.</summary>
    public sealed record TryEnter(string Object) : Step;

    /// <summary>Leaves a lock or monitor.</summary>
    public sealed record Exit(string Object) : Step;

    /// <summary>Leaves a lock or monitor if the last <see cref="TryEnter"/> has succeeded.</summary>
    public sealed record ExitIfTaken(string Object) : Step;

    /// <summary><c>Monitor.Wait</c></summary>
    public sealed record Wait(string Object) : Step;

    /// <summary><c>Monitor.Pulse</c></summary>
    public sealed record Pulse(string Object) : Step;

    /// <summary><c>Monitor.PulseAll</c></summary>
    public sealed record PulseAll(string Object) : Step;

    /// <summary><c>SemaphoreSlim.Wait()</c></summary>
    public sealed record Take(string Object) : Step;

    /// <summary><c>SemaphoreSlim.Wait(0)</c></summary>
    public sealed record TryTake(string Object) : Step;

    /// <summary><c>SemaphoreSlim.Release()</c></summary>
    public sealed record Release(string Object) : Step;

    /// <summary>Sets an event.</summary>
    public sealed record Set(string Object) : Step;

    /// <summary>Resets an event.</summary>
    public sealed record Reset(string Object) : Step;

    /// <summary><c>WaitOne()</c> of an event.</summary>
    public sealed record WaitFor(string Object) : Step;

    /// <summary><c>WaitOne(0)</c> of an event.</summary>
    public sealed record TryWaitFor(string Object) : Step;

    /// <summary><c>CountdownEvent.Signal()</c>, if there is anything left; the sum grows when nothing is left by it.</summary>
    public sealed record Signal(string Object) : Step;

    /// <summary><c>CountdownEvent.Wait()</c></summary>
    public sealed record WaitForZero(string Object) : Step;

    /// <summary><c>Barrier.SignalAndWait()</c></summary>
    public sealed record Arrive(string Object) : Step;

    /// <summary><c>CancellationTokenSource.Cancel()</c></summary>
    public sealed record Cancel(string Object) : Step;

    /// <summary><c>CancellationToken.IsCancellationRequested</c>, 1 or 0 to the sum.</summary>
    public sealed record IsCancelled(string Object) : Step;

    /// <summary><c>SemaphoreSlim.Wait(token)</c>; the sum grows when it takes one, not when it is cancelled.</summary>
    public sealed record TakeOrCancelled(string Object, string Cancellation) : Step;

    /// <summary><c>WaitHandle.WaitAny</c> of two events or mutexes; the sum grows by the index.</summary>
    public sealed record WaitAny(string First, string Second) : Step;

    /// <summary><c>WaitHandle.WaitAll</c> of two events.</summary>
    public sealed record WaitAll(string First, string Second) : Step;

    /// <summary>Enters a <see cref="System.Threading.ReaderWriterLockSlim"/>.</summary>
    public sealed record EnterAs(string Object, Role Role) : Step;

    /// <summary>Tries to enter a <see cref="System.Threading.ReaderWriterLockSlim"/>, at once or within a time.</summary>
    public sealed record TryEnterAs(string Object, Role Role, bool Timed) : Step;

    /// <summary>Leaves a <see cref="System.Threading.ReaderWriterLockSlim"/>.</summary>
    public sealed record ExitAs(string Object, Role Role) : Step;

    /// <summary>Leaves a <see cref="System.Threading.ReaderWriterLockSlim"/> if the last <see cref="TryEnterAs"/> has succeeded.</summary>
    public sealed record ExitAsIfTaken(string Object, Role Role) : Step;

    /// <summary>
    /// <c>Thread.Interrupt()</c>. A wait of the thread that this ends adds 1 to its sum; to enter a lock is tried again.
    /// </summary>
    public sealed record Interrupt(int Thread) : Step;

    /// <summary><c>Thread.Sleep(1)</c></summary>
    public sealed record Sleep : Step;

    /// <summary>Waits for the end of a thread with a lower number, which has been started before this one.</summary>
    public sealed record Join(int Thread) : Step;
}

/// <summary>As what a thread enters a <see cref="System.Threading.ReaderWriterLockSlim"/>.</summary>
enum Role
{
    Read,
    UpgradeableRead,
    Write,
}

/// <summary>What a waiting loop asks of one variable.</summary>
readonly record struct Condition(string Variable, int Value, bool Volatile = false);
