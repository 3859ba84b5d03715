namespace Interleave.Gallery.Barbershop;

/// <summary>One semaphore for each thing to tell, whoever it is about.</summary>
public sealed class Unfair : BarbershopSolution
{
    readonly SemaphoreSlim Finished = new(0);
    readonly SemaphoreSlim LeaveBarberChair = new(0);
    readonly SemaphoreSlim Receipt = new(0);

    protected override void Open(int customers)
    {
    }

    protected override void Finish(int customer) => Finished.Release();

    protected override void AwaitFinish(int customer) => Finished.Wait();

    protected override void LeaveChair(int customer) => LeaveBarberChair.Release();

    protected override void AwaitChair(int customer) => LeaveBarberChair.Wait();

    protected override void GiveReceipt(int customer) => Receipt.Release();

    protected override void AwaitReceipt(int customer) => Receipt.Wait();
}
