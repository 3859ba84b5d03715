namespace Interleave.Gallery.Barbershop;

/// <summary>Each customer has a number and semaphores of his own for everything that he is told or tells.</summary>
public sealed class EachHisOwn : BarbershopSolution
{
    SemaphoreSlim[] Finished = [];
    SemaphoreSlim[] LeaveBarberChair = [];
    SemaphoreSlim[] Receipt = [];

    protected override void Open(int customers)
    {
        Finished = OneEach(customers);
        LeaveBarberChair = OneEach(customers);
        Receipt = OneEach(customers);
    }

    protected override void Finish(int customer) => Finished[customer].Release();

    protected override void AwaitFinish(int customer) => Finished[customer].Wait();

    protected override void LeaveChair(int customer) => LeaveBarberChair[customer].Release();

    protected override void AwaitChair(int customer) => LeaveBarberChair[customer].Wait();

    protected override void GiveReceipt(int customer) => Receipt[customer].Release();

    protected override void AwaitReceipt(int customer) => Receipt[customer].Wait();
}
