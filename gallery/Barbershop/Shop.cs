using Interleave.Gallery.SemaphoreKinds;

namespace Interleave.Gallery.Barbershop;

/// <summary>The shop itself: how many come, and what there is for them. Its semaphores hand over to who has waited longest.</summary>
sealed class Shop(int customers, int barbers, int room, int sofa)
{
    public readonly int Customers = customers;
    public readonly int Barbers = barbers;
    public readonly int RoomFor = room;

    public readonly FifoSemaphore Room = new(room);
    public readonly FifoSemaphore Sofa = new(sofa);
    public readonly FifoSemaphore BarberChair = new(barbers);

    /// <summary>Who works: a barber is the cashier, too.</summary>
    public readonly SemaphoreSlim Coord = new(barbers);
    public readonly SemaphoreSlim CustomerReady = new(0);
    public readonly SemaphoreSlim Payment = new(0);

    public readonly Line InChairs = new(customers);
    public readonly Line AtRegister = new(customers);

    public readonly bool[] IsCut = new bool[customers];
    public readonly bool[] HasLeftChair = new bool[customers];
    public readonly bool[] HasPaid = new bool[customers];

    /// <summary>The place of each in the queue for a chair, and who was served, in this order.</summary>
    public readonly int[] Place = new int[customers];
    public readonly int[] Served = new int[customers];
    public int ServedSoFar;

    /// <summary>How many are in the shop.</summary>
    public int Inside;
}
