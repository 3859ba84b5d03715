namespace Interleave.Rewriting;

internal static partial class Refused
{
    /// <summary>Members of types of which the rest is controlled or harmless.</summary>
    private static Dictionary<string, string> Members()
    {
        var table = new Dictionary<string, string>();

        Add(".NET does not support it", Threading + "Thread",
            "Abort", "ResetAbort", "Resume", "Suspend", "GetCompressedStack", "SetCompressedStack");
        Add("not yet controlled; set it before the check", Threading + "Thread", "set_CurrentCulture", "set_CurrentUICulture");
        Add("not yet controlled; pass the value to the thread", Threading + "Thread",
            "AllocateDataSlot", "AllocateNamedDataSlot", "FreeNamedDataSlot", "GetData", "GetNamedDataSlot", "SetData",
            "get_CurrentPrincipal", "set_CurrentPrincipal", "get_ExecutionContext");
        Add("a controlled thread has no apartment", Threading + "Thread",
            "SetApartmentState", "TrySetApartmentState", "set_ApartmentState");

        Add(OutOfSight, Threading + "WaitHandle", "get_Handle", "set_Handle", "get_SafeWaitHandle", "set_SafeWaitHandle");
        foreach (string type in (string[])["EventWaitHandle", "Mutex", "Semaphore"])
            Add("shared with other processes; make one without a name", Threading + type, "OpenExisting", "TryOpenExisting");

        Add("the same number is not given in every execution", Tasks + "Task", "get_Id", "get_CurrentId");
        Add("the same number is not given in every execution", Tasks + "TaskScheduler", "get_Id");
        Add(ByItself, Tasks + "TaskScheduler", "add_UnobservedTaskException", "remove_UnobservedTaskException");
        Add("it blocks where the checker cannot see", Tasks + "TaskAsyncEnumerableExtensions", "ToBlockingEnumerable");
        Add("use await", Compiler + "YieldAwaitable+YieldAwaiter", "OnCompleted", "UnsafeOnCompleted");
        Add(NotYet, Threading + "SynchronizationContext", "Wait", "IsWaitNotificationRequired");
        Add(NotYet, Threading + "ExecutionContext", "GetObjectData");
        Add("the pool has a worker for each work item", Threading + "ThreadPool",
            "GetAvailableThreads", "SetMaxThreads", "BindHandle",
            "RegisterWaitForSingleObject", "UnsafeRegisterWaitForSingleObject", "UnsafeQueueNativeOverlapped",
            "get_CompletedWorkItemCount", "get_PendingWorkItemCount", "get_ThreadCount");

        Add(NotYet, Threading + "Timer", "get_ActiveCount");

        Add("not yet controlled; use one item at a time", Concurrent + "ConcurrentStack`1", "PushRange", "TryPopRange");
        Add("not yet controlled; use the keys themselves", Concurrent + "ConcurrentDictionary`2", "GetAlternateLookup", "TryGetAlternateLookup");
        Add("not yet controlled; use one collection", Concurrent + "BlockingCollection`1",
            "AddToAny", "TakeFromAny", "TryAddToAny", "TryTakeFromAny");

        Add("it would end the checker with the program", "System.Environment", "Exit", "FailFast");

        Add(ByItself, "System.AppDomain",
            "add_AssemblyLoad", "add_AssemblyResolve", "add_DomainUnload", "add_FirstChanceException", "add_ProcessExit",
            "add_ReflectionOnlyAssemblyResolve", "add_ResourceResolve", "add_TypeResolve", "add_UnhandledException");
        Add(ByItself, "System.Runtime.Loader.AssemblyLoadContext", "add_Resolving", "add_ResolvingUnmanagedDll", "add_Unloading");
        Add(ByItself, "System.Console", "add_CancelKeyPress");
        Add(ByItself, "System.Runtime.InteropServices.PosixSignalRegistration", "Create");
        Add(ByItself, "System.IO.FileSystemWatcher", "add_Changed", "add_Created", "add_Deleted", "add_Error", "add_Renamed");
        Add(ByItself, "System.Diagnostics.Process", "add_ErrorDataReceived", "add_Exited", "add_OutputDataReceived");
        Add(ByItself, "System.ComponentModel.BackgroundWorker", "RunWorkerAsync");
        Add(ByItself, "System.Net.Sockets.SocketAsyncEventArgs", "add_Completed");
        Add(ByItself, "System.Net.NetworkInformation.NetworkChange", "add_NetworkAddressChanged", "add_NetworkAvailabilityChanged");

        foreach (string name in Harmless.Delegates)
            Add(".NET does not support it; use Invoke", name, "BeginInvoke", "EndInvoke");

        return table;

        void Add(string reason, string type, params ReadOnlySpan<string> members)
        {
            foreach (string member in members)
                table.Add(type + "." + member, reason);
        }
    }
}
