namespace Interleave.Litmus.Shapes;

// Message passing through references. Publication is the runtime's guarantee that writes to an object are seen by
// whoever gets the object from a later write of a reference to it, and that a read through a reference comes after the
// read of the reference (ARM: an address dependency).

/// <summary>An object is filled and then shown through a plain field.</summary>
[Litmus("MP+pub+addr", "r0=1 r1=0")]
public sealed class PublishObject : LitmusTest
{
    Box? shown;
    int r0, r1;

    public override void P0() { var box = new Box(); box.Value = 1; shown = box; }

    public override void P1()
    {
        if (shown is { } box)
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>What is beside the object is not published with it.</summary>
[Litmus("MP+pub+po", "r0=1 r1=0")]
public sealed class PublishBeside : LitmusTest
{
    Box? shown;
    int x;
    int r0, r1;

    public override void P0() { x = 1; shown = new Box(); }

    public override void P1()
    {
        if (shown is not null)
        {
            r0 = 1;
            r1 = x;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>With a volatile reference it is.</summary>
[Litmus("MP+volatile-pub+po", "r0=1 r1=0")]
public sealed class PublishBesideVolatile : LitmusTest
{
    volatile Box? shown;
    int x;
    int r0, r1;

    public override void P0() { x = 1; shown = new Box(); }

    public override void P1()
    {
        if (shown is not null)
        {
            r0 = 1;
            r1 = x;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>What can be reached from the object is published as well.</summary>
[Litmus("MP+pub+addr+addr", "r0=1 r1=0")]
public sealed class PublishDeep : LitmusTest
{
    Outer? shown;
    int r0, r1;

    public override void P0() { var box = new Box(); box.Value = 1; shown = new Outer { Inner = box }; }

    public override void P1()
    {
        if (shown is { Inner: { } box })
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>An array is an object.</summary>
[Litmus("MP+pub+addr-array", "r0=1 r1=0")]
public sealed class PublishArray : LitmusTest
{
    int[]? shown;
    int r0, r1;

    public override void P0() { var array = new int[1]; array[0] = 1; shown = array; }

    public override void P1()
    {
        if (shown is { } array)
        {
            r0 = 1;
            r1 = array[0];
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A write to an object that is known already, and then a second reference to it.</summary>
[Litmus("MP+pub-again+addr", "r0=1 r1=0")]
public sealed class PublishAgain : LitmusTest
{
    readonly Box first = new();
    Box? second;
    int r0, r1;

    public override void P0() { var box = first; box.Value = 1; second = box; }

    public override void P1()
    {
        if (second is { } box)
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The second reference is seen, but the object is read through the first one.</summary>
[Litmus("MP+pub-again+po", "r0=1 r1=0")]
public sealed class PublishKnown : LitmusTest
{
    readonly Box first = new();
    Box? second;
    int r0, r1;

    public override void P0() { var box = first; box.Value = 1; second = box; }

    public override void P1()
    {
        var box = first;
        if (second is not null)
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The reference comes first and a plain flag tells: a flag publishes nothing.</summary>
[Litmus("MP+flag+addr", "r0=1 r1=0")]
public sealed class PublishFlag : LitmusTest
{
    readonly Box first = new();
    int flag;
    int r0, r1;

    public override void P0() { first.Value = 1; flag = 1; }
    public override void P1() { var box = first; r0 = flag; r1 = box.Value; }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The object is shown before it is filled: wrong in every model.</summary>
[Litmus("MP+late+addr", "r0=1 r1=0")]
public sealed class PublishLate : LitmusTest
{
    Box? shown;
    int r0, r1;

    public override void P0() { var box = new Box(); shown = box; box.Value = 1; }

    public override void P1()
    {
        if (shown is { } box)
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>The reference is written by an atomic exchange.</summary>
[Litmus("MP+exchange-pub+addr", "r0=1 r1=0")]
public sealed class PublishExchange : LitmusTest
{
    Box? shown;
    int r0, r1;

    public override void P0() { var box = new Box(); box.Value = 1; Interlocked.Exchange(ref shown, box); }

    public override void P1()
    {
        if (shown is { } box)
        {
            r0 = 1;
            r1 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1);
}

/// <summary>A reference that is passed on: no dependency of a write on what it writes is documented (ARM keeps one).</summary>
[Litmus("WRC+pub+addr+addr", "r0=1 r1=1 r2=0")]
public sealed class PublishForward : LitmusTest
{
    Box? first;
    Box? second;
    int r0, r1, r2;

    public override int Threads => 3;

    public override void P0() { var box = new Box(); box.Value = 1; first = box; }

    public override void P1()
    {
        if (first is { } box)
        {
            r0 = 1;
            second = box;
        }
    }

    public override void P2()
    {
        if (second is { } box)
        {
            r1 = 1;
            r2 = box.Value;
        }
    }

    public override int Outcome => Of(r0, r1, r2);
}
