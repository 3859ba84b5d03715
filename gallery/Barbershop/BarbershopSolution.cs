namespace Interleave.Gallery.Barbershop;

/// <summary>Barbers, a cashier and customers, and what is asked of them. A solution is how they tell each other that they are done.</summary>
public abstract class BarbershopSolution
{
    /// <summary>What a scenario looks at.</summary>
    enum Question
    {
        Cut,
        Chair,
        Receipt,
        Order,
    }

    Shop Shop = new(0, 0, 0, 0);
    Question Asked;

    /// <summary>Before so many customers come.</summary>
    protected abstract void Open(int customers);

    /// <summary>The barber tells the customer that the cut is done.</summary>
    protected abstract void Finish(int customer);

    /// <summary>The customer waits for that.</summary>
    protected abstract void AwaitFinish(int customer);

    /// <summary>The customer tells the barber that the chair is free.</summary>
    protected abstract void LeaveChair(int customer);

    /// <summary>The barber waits for that.</summary>
    protected abstract void AwaitChair(int customer);

    /// <summary>The cashier tells the customer that the payment is accepted.</summary>
    protected abstract void GiveReceipt(int customer);

    /// <summary>The customer waits for that.</summary>
    protected abstract void AwaitReceipt(int customer);

    /// <summary>Two customers and two barbers: who gets up has had his cut.</summary>
    public void HisCut() => TwoInChairs(Question.Cut);

    /// <summary>Two customers and two barbers: who calls the next one has a free chair.</summary>
    public void HisChair() => TwoInChairs(Question.Chair);

    /// <summary>Two customers pay: who goes has had his payment accepted.</summary>
    public void HisReceipt()
    {
        Set(Question.Receipt, new Shop(customers: 2, barbers: 1, room: 2, sofa: 2));
        Run(Pay, Cashier);
    }

    /// <summary>Three customers, one barber: who has waited longest is served first.</summary>
    public void LongestFirst()
    {
        Set(Question.Order, new Shop(customers: 3, barbers: 1, room: 3, sofa: 3));
        Run(GetCut, Barber);
        for (int i = 1; i < Shop.Customers; i++)
            Check.That(Shop.Place[Shop.Served[i - 1]] < Shop.Place[Shop.Served[i]], "Expected that who has waited longest is served first.");
    }

    /// <summary>Three come to a shop for two, with a sofa for one: it is never too full.</summary>
    public void NeverTooFull()
    {
        Set(Question.Order, new Shop(customers: 3, barbers: 1, room: 2, sofa: 1));
        Run(LookIn);
    }

    /// <summary>Two customers go through all of it, with one barber and one place on the sofa, and everybody gets home.</summary>
    public void OneBarber()
    {
        Set(Question.Order, new Shop(customers: 2, barbers: 1, room: 2, sofa: 1));
        Run(Visit, Barber, Cashier);
    }

    /// <summary>Twenty-four come to the shop of the textbook: three barbers, four on the sofa, twenty inside.</summary>
    public void FullShop()
    {
        Set(Question.Cut, new Shop(customers: 24, barbers: 3, room: 20, sofa: 4));
        Run(Visit, Barber, Barber, Barber, Cashier);
    }

    /// <summary>A semaphore for each customer.</summary>
    protected static SemaphoreSlim[] OneEach(int customers)
    {
        var each = new SemaphoreSlim[customers];
        for (int i = 0; i < customers; i++)
            each[i] = new SemaphoreSlim(0);
        return each;
    }

    void TwoInChairs(Question asked)
    {
        Set(asked, new Shop(customers: 2, barbers: 2, room: 2, sofa: 2));
        Run(GetCut, Barber, Barber);
    }

    void Set(Question asked, Shop shop)
    {
        Asked = asked;
        Shop = shop;
        Open(shop.Customers);
    }

    void Run(Action<int> customer, params ThreadStart[] staff)
    {
        var customers = new ThreadStart[Shop.Customers];
        for (int i = 0; i < customers.Length; i++)
        {
            int me = i;
            customers[i] = () => customer(me);
        }
        Together.Run(customers, staff);
    }

    void Visit(int me)
    {
        Shop.Room.P();
        Shop.Sofa.P();
        GetCut(me, Shop.Sofa.V);
        Pay(me);
        Shop.Room.V();
    }

    void LookIn(int me)
    {
        Shop.Room.P();
        int inside = Interlocked.Increment(ref Shop.Inside);
        Check.That(inside <= Shop.RoomFor, "Expected that nobody comes into a full shop.");
        Interlocked.Decrement(ref Shop.Inside);
        Shop.Room.V();
    }

    void GetCut(int me) => GetCut(me, null);

    void GetCut(int me, Action? leaveSofa)
    {
        Shop.Place[me] = Shop.BarberChair.P();
        leaveSofa?.Invoke();
        Shop.InChairs.Join(me);
        Shop.CustomerReady.Release();
        AwaitFinish(me);
        if (Asked == Question.Cut)
            Check.That(Shop.IsCut[me], "Expected that nobody gets up before his own cut is done.");
        Shop.HasLeftChair[me] = true;
        LeaveChair(me);
    }

    void Pay(int me)
    {
        Shop.AtRegister.Join(me);
        Shop.Payment.Release();
        AwaitReceipt(me);
        if (Asked == Question.Receipt)
            Check.That(Shop.HasPaid[me], "Expected that nobody goes before his own payment is accepted.");
    }

    void Barber()
    {
        while (true)
        {
            Shop.CustomerReady.Wait();
            int customer = Shop.InChairs.Next();
            Shop.Coord.Wait();
            Shop.IsCut[customer] = true;
            if (Asked == Question.Order)
                Shop.Served[Shop.ServedSoFar++] = customer;
            Shop.Coord.Release();
            Finish(customer);
            AwaitChair(customer);
            if (Asked == Question.Chair)
                Check.That(Shop.HasLeftChair[customer], "Expected an empty chair, but the customer still sits there.");
            Shop.BarberChair.V();
        }
    }

    void Cashier()
    {
        while (true)
        {
            Shop.Payment.Wait();
            int customer = Shop.AtRegister.Next();
            Shop.Coord.Wait();
            Shop.HasPaid[customer] = true;
            Shop.Coord.Release();
            GiveReceipt(customer);
        }
    }
}
