using System.Security.Cryptography;

namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A step that depends on random bytes of the operating system.</summary>
public sealed class RandomBytes
{
    int first, second;

    public void Run()
    {
        bool high = RandomNumberGenerator.GetInt32(2) == 1;
        Together.Run(() => Step(high), () => Step(high));
    }

    void Step(bool high)
    {
        if (high)
            first++;
        else
            second++;
        first++;
    }
}
