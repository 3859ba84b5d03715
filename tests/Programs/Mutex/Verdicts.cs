namespace Interleave.Programs;

/// <summary>Milk and mutual exclusion with every access as it is counted: volatile or plain, with full fences or without.</summary>
public sealed class Verdicts(bool isVolatile, bool first, bool second, bool third)
{
    int milk, note, turn, inside;
    readonly int[] flag = new int[2], choosing = new int[2], number = new int[2];
    readonly int[] found = new int[2], seen = new int[2];

    public void Labelled_TwoCartons()
    {
        Together.Run(2, me => Labelled(me, isVolatile));
        Assert.That(milk < 2, "Expected at most 1 carton.");
    }

    public void Labelled_NoMilk()
    {
        Together.Run(2, me => Labelled(me, isVolatile));
        Assert.That(milk > 0, "Expected some milk.");
    }

    public void WatchAndWait()
    {
        Together.Run(() => Watch(isVolatile), () => Labelled(1, isVolatile));
        Assert.That(milk == 1, "Expected exactly 1 carton.");
    }

    /// <summary>The notes are volatile, the milk is not.</summary>
    public void WatchAndWait_PlainMilk()
    {
        Together.Run(() => Watch(isMilkVolatile: false), () => Labelled(1, isMilkVolatile: false));
        Assert.That(milk == 1, "Expected exactly 1 carton.");
    }

    public void NoteAsTurn()
    {
        Together.Run(2, me =>
        {
            if (Get(ref note) != me)
                return;
            Buy(isVolatile);
            Set(ref note, 1 - me);
        });
        Assert.That(milk < 2, "Expected at most 1 carton.");
    }

    public void StrictAlternation() => Exclusive(
        me =>
        {
            while (Get(ref turn) != me)
                ;
        },
        me => Set(ref turn, 1 - me));

    public void Peterson() => Exclusive(
        me =>
        {
            Set(ref flag[me], 1);
            Fence(first);
            Set(ref turn, 1 - me);
            Fence(second);
            while (Get(ref flag[1 - me]) == 1 && Get(ref turn) == 1 - me)
                ;
        },
        me => Set(ref flag[me], 0));

    public void Bakery() => Bakery(chooses: true);

    public void Bakery_WithoutChoosing() => Bakery(chooses: false);

    void Bakery(bool chooses) => Exclusive(
        me =>
        {
            if (chooses)
            {
                Set(ref choosing[me], 1);
                Fence(first);
            }
            int a = Get(ref number[0]), b = Get(ref number[1]), mine = Math.Max(a, b) + 1, other = 1 - me;
            Set(ref number[me], mine);
            Fence(second);
            if (chooses)
                Set(ref choosing[me], 0);
            Fence(third);
            if (chooses)
            {
                while (Get(ref choosing[other]) != 0)
                    ;
            }
            while (GoesFirst(Get(ref number[other]), other, mine, me))
                ;
        },
        me => Set(ref number[me], 0));

    void Exclusive(Action<int> enter, Action<int> leave)
    {
        Together.Run(2, me =>
        {
            enter(me);
            found[me] = inside;
            inside = me + 5;
            seen[me] = inside;
            inside = 0;
            leave(me);
        });
        for (int me = 0; me < 2; me++)
            Assert.That(found[me] == 0 && seen[me] == me + 5, "Expected to be alone.");
    }

    void Labelled(int me, bool isMilkVolatile)
    {
        Set(ref flag[me], 1);
        Fence(first);
        if (Get(ref flag[1 - me]) == 0)
            Buy(isMilkVolatile);
        Set(ref flag[me], 0);
    }

    void Watch(bool isMilkVolatile)
    {
        Set(ref flag[0], 1);
        Fence(first);
        while (Get(ref flag[1]) == 1)
            ;
        Buy(isMilkVolatile);
        Set(ref flag[0], 0);
    }

    void Buy(bool isMilkVolatile)
    {
        if (!isMilkVolatile)
        {
            if (milk == 0)
                milk = milk + 1;
        }
        else if (Volatile.Read(ref milk) == 0)
        {
            Volatile.Write(ref milk, Volatile.Read(ref milk) + 1);
        }
    }

    int Get(ref int place) => isVolatile ? Volatile.Read(ref place) : place;

    void Set(ref int place, int value)
    {
        if (isVolatile)
            Volatile.Write(ref place, value);
        else
            place = value;
    }

    static void Fence(bool there)
    {
        if (there)
            Interlocked.MemoryBarrier();
    }

    static bool GoesFirst(int v, int j, int mine, int i) => v != 0 && (v < mine || (v == mine && j < i));
}
