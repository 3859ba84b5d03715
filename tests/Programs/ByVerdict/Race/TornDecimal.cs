namespace Interleave.Programs.ByVerdict.Race;

/// <summary>A decimal, of 16 bytes, that is written while it is read.</summary>
public sealed class TornDecimal
{
    decimal price = 1.00m, seen;

    public void Run() => Together.Run(() => price = 79_228_162_514_264_337_593_543.95m, () => seen = price);
}
