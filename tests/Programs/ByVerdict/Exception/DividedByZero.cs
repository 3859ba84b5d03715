namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A divisor that is set to zero between the check and the division.</summary>
public sealed class DividedByZero
{
    int parts = 2, share;

    public void Run() => Together.Run(() => parts = 0, () => share = parts == 0 ? 0 : 10 / parts);
}
