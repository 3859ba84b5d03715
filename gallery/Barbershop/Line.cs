namespace Interleave.Gallery.Barbershop;

/// <summary>Who is next: customers who stand or sit one behind the other, as bodies do without any program.</summary>
sealed class Line(int longest)
{
    readonly object Gate = new();
    readonly int[] Customers = new int[longest];
    int First;
    int Behind;

    public void Join(int customer)
    {
        lock (Gate)
        {
            Customers[Behind++] = customer;
        }
    }

    public int Next()
    {
        lock (Gate)
        {
            return Customers[First++];
        }
    }
}
