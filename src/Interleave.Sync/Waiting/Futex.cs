using System.Runtime.InteropServices;

namespace Interleave.Sync.Waiting;

/// <summary>Waiting for a word in the kernel, on Linux: <c>futex(2)</c>.</summary>
/// <remarks>Can be switched off by the <c>AppContext</c> switch <c>Interleave.Sync.KernelWaits</c>; whoever controls the threads of a program does.</remarks>
internal static unsafe class Futex
{
    private const int WaitPrivate = 128;
    private const int WakePrivate = 129;
    private const int MillisecondsASecond = 1000;
    private const int NanosecondsAMillisecond = 1_000_000;

    private static readonly int s_number = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    /// <summary>Whether threads can wait so here.</summary>
    public static bool IsSupported { get; } =
        (!AppContext.TryGetSwitch("Interleave.Sync.KernelWaits", out bool on) || on) && OperatingSystem.IsLinux() && s_number != 0 && Works();

    /// <summary>Waits as long as the word is as expected, until woken or the time is up, or for no reason.</summary>
    /// <param name="word">The word, in an object that the call keeps in its place.</param>
    /// <param name="expected">What it is to be.</param>
    /// <param name="milliseconds">The longest wait; -1 for ever.</param>
    public static void Wait(ref int word, int expected, int milliseconds)
    {
        var time = new TimeSpec
        {
            Seconds = milliseconds / MillisecondsASecond,
            Nanoseconds = (long)(milliseconds % MillisecondsASecond) * NanosecondsAMillisecond,
        };
        fixed (int* address = &word)
            _ = SystemCall(s_number, address, WaitPrivate, expected, milliseconds < 0 ? null : &time, 0, 0);
    }

    /// <summary>Wakes whoever waits for the word. One that is about to wait finds it changed.</summary>
    public static void Wake(ref int word)
    {
        fixed (int* address = &word)
            _ = SystemCall(s_number, address, WakePrivate, 1, null, 0, 0);
    }

    /// <summary>Whether the call can be made: not every C library is found under its name, and a sandbox may forbid it.</summary>
    private static bool Works()
    {
        int word = 0;
        try
        {
            return SystemCall(s_number, &word, WakePrivate, 1, null, 0, 0) >= 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern nint SystemCall(nint number, int* word, int operation, int value, TimeSpec* timeout, nint word2, int value3);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
