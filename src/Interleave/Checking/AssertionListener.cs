using System.Diagnostics;
using Interleave.Surface;

namespace Interleave.Checking;

/// <summary>A failed <see cref="Debug.Assert(bool)"/> is a failed assertion of the code under check, not the end of the process.</summary>
internal sealed class AssertionListener : DefaultTraceListener
{
    private static readonly Lock Gate = new();

    /// <summary>Takes the place of the listener that ends the process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            for (int i = 0; i < System.Diagnostics.Trace.Listeners.Count; i++)
            {
                if (System.Diagnostics.Trace.Listeners[i] is not DefaultTraceListener listener || listener is AssertionListener)
                    continue;
                System.Diagnostics.Trace.Listeners.RemoveAt(i);
                System.Diagnostics.Trace.Listeners.Insert(i, new AssertionListener());
            }
        }
    }

    public override void Fail(string? message) => Fail(message, null);

    public override void Fail(string? message, string? detailMessage)
    {
        if (Controller.Current is null)
            base.Fail(message, detailMessage);
        else if (!Run.Abandoned)
            throw new DebugAssertException(string.Join(' ', new[] { message, detailMessage }.Where(m => !string.IsNullOrEmpty(m)).DefaultIfEmpty("Debug.Assert failed.")));
    }
}

/// <summary>Thrown where <see cref="Debug.Assert(bool)"/> fails in code under check.</summary>
internal sealed class DebugAssertException(string message) : Exception(message);
