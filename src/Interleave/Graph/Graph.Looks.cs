namespace Interleave.Graphs;

/// <summary>When the last reads of waiting loops were looked at again.</summary>
internal sealed partial class Graph
{
    /// <summary>A look found all writes that were there at its stamp to be of no use, or took one of them.</summary>
    internal sealed record Look(int Stamp, Look? Earlier);

    /// <summary>The looks at each event, the last one first. Null as long as there are none.</summary>
    private Look?[]? looks;

    /// <summary>Unties the last read of a waiting loop, as if it were added now.</summary>
    public void LookAgain(int e)
    {
        LogChange(Step.LookedAgain, e);
        UntieReader(e);
        ref Event it = ref events[e];
        // The write that a revisit has given it stays, as it would while the read was reading it.
        if (it.ReadsFrom != None && events[it.ReadsFrom].WriteStamp > it.Stamp)
            SetVictim(e, it.ReadsFrom, it.Stamp);
        if (it.WaitingStamp == None)
            it.WaitingStamp = it.Stamp;
        it.Stamp = it.WriteStamp = ++Now;
        it.Flags &= ~EventFlags.Awaits;
        SetLooks(e, new Look(Now, LooksAt(e)));
    }

    /// <summary>The stamp up to which the thread of a waiting read has tried all writes.</summary>
    public int TriedBy(int e) => Math.Max(events[e].Stamp, LooksAt(e)?.Stamp ?? 0);

    /// <summary>Forgets the looks that were later than <paramref name="stamp"/>.</summary>
    public void ForgetLooks(int e, int stamp)
    {
        Look? look = LooksAt(e);
        while (look is not null && look.Stamp > stamp)
            look = look.Earlier;
        SetLooks(e, look);
    }

    public Look? LooksAt(int e) => looks is not null && e < looks.Length ? looks[e] : null;

    public void SetLooks(int e, Look? look)
    {
        if (look is null && LooksAt(e) is null)
            return;
        if (looks is null || looks.Length <= e)
            Array.Resize(ref looks, Math.Max(events.Length, e + 1));
        looks[e] = look;
    }

    private void CopyLooks(Graph other)
    {
        if (looks is not null)
            Array.Clear(looks);
        if (other.looks is null)
            return;
        if (looks is null || looks.Length < other.looks.Length)
            looks = new Look?[other.looks.Length];
        Array.Copy(other.looks, looks, other.looks.Length);
    }
}
