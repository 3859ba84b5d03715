namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Cigarette smokers.</summary>
internal static class CigaretteSmokersVerdicts
{
    public static readonly VerdictTable Table = new(
        "CigaretteSmokers",
        "safe, no busy-waiting, no hang, large, sampled",
        new()
    {
        ["OneThenTheOther"] = "++- ",
        ["Pushers"] = "+++ ",
        ["ArrayOfSemaphores"] = "+++ ",
        ["BothIngredients"] = "+++?",
    });
}
