namespace Interleave.Tests.Gallery.Verdicts;

/// <summary>Santa Claus.</summary>
internal static class SantaClausVerdicts
{
    public static readonly VerdictTable Table = new("SantaClaus", "safe, no busy-waiting, no hang, large, sampled", new()
    {
        ["CallsAndGoes"] = "-??-",
        ["WaitsForOne"] = "-??-",
        ["WaitsForEach"] = "+++?",
    });
}
