namespace Interleave.Gallery.Barbershop;

/// <summary>Each customer has a number and a <c>finished</c> of his own; the rest is told as before.</summary>
public sealed class Fair : BarbershopSolution
{
    SemaphoreSlim[] Finished = [];
    readonly SemaphoreSlim LeaveBarberChair = new(0);
    readonly SemaphoreSlim Receipt = new(0);

    protected override void Open(int customers) => Finished = OneEach(customers);

    protected override void Finish(int customer) => Finished[customer].Release();

    protected override void AwaitFinish(int customer) => Finished[customer].Wait();

    protected override void LeaveChair(int customer) => LeaveBarberChair.Release();

    protected override void AwaitChair(int customer) => LeaveBarberChair.Wait();

    protected override void GiveReceipt(int customer) => Receipt.Release();

    protected override void AwaitReceipt(int customer) => Receipt.Wait();
}
