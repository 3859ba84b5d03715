namespace Interleave.Rewriting;

/// <summary>Members of the threading namespaces that need no control.</summary>
internal static class Harmless
{
    internal static bool Contains(string declaringTypeFullName, string memberName)
    {
        if (declaringTypeFullName.EndsWith("Exception", StringComparison.Ordinal) || declaringTypeFullName == "System.Threading.Timeout")
            return true;
        return declaringTypeFullName switch
        {
            "System.Threading.ThreadStart" or "System.Threading.ParameterizedThreadStart" or "System.Threading.WaitCallback"
                or "System.Threading.TimerCallback" or "System.Threading.SendOrPostCallback" => true,
            "System.Threading.CancellationToken" => memberName is "get_None" or "get_CanBeCanceled",
            _ => false,
        };
    }
}
