using System.Diagnostics;

namespace Interleave.Programs.ByVerdict.Nondeterminism;

/// <summary>A step that depends on the time.</summary>
public sealed class Clock
{
    int first, second;

    public void Run()
    {
        // The lower bits of a timestamp, stirred, since some clocks advance by more than one.
        ulong time = (ulong)Stopwatch.GetTimestamp() * 0x9E37_79B9_7F4A_7C15;
        bool high = time >> 63 == 1;
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
