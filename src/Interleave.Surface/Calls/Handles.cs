using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>The wait handles that stand for objects under control which are none themselves.</summary>
internal static class Handles
{
    private static readonly ConditionalWeakTable<object, ManualResetEvent> All = [];

    /// <summary>
    /// The handle of an object, each time the same. Not its own: that is made by the object, whose constructor may still have
    /// to run in this execution.
    /// </summary>
    public static WaitHandle Of(Controller controller, object target)
    {
        WaitHandle handle = All.GetValue(target, static _ => new ManualResetEvent(false));
        controller.Mirror(handle, target);
        return handle;
    }
}
