namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>The barbershop. What is sampled is never known for certain.</summary>
internal static class BarbershopVerdicts
{
    public static readonly VerdictTable Table = new(
        "Barbershop",
        "safe, no busy-waiting, no hang, his own cut, his own chair, his own receipt, longest waiting first, never too full, large, sampled",
        new()
    {
        ["Unfair"] = "+??---++ ",
        ["Fair"] = "+??+--++?",
        ["EachHisOwn"] = "++++++++?",
    });
}
