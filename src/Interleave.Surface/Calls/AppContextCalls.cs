namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="AppContext"/>: a library that can wait inside of the kernel does without under control.</summary>
[Replaces(typeof(AppContext))]
public static class AppContextCalls
{
    /// <summary>The switch by which Interleave.Sync asks whether threads may wait in the kernel, where no controller sees them.</summary>
    private const string KernelWaits = "Interleave.Sync.KernelWaits";

    public static bool TryGetSwitch(string switchName, out bool isEnabled)
    {
        if (Controller.Current is null || switchName != KernelWaits)
            return AppContext.TryGetSwitch(switchName, out isEnabled);
        isEnabled = false;
        return true;
    }
}
