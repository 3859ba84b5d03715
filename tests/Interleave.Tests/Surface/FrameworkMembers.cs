using System.Reflection;

namespace Interleave.Tests.Surface;

/// <summary>The public members of the framework's threading namespaces.</summary>
internal static class FrameworkMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> Namespaces =
    [
        "System.Threading",
        "System.Threading.Tasks",
        "System.Threading.Tasks.Sources",
        "System.Threading.Channels",
        "System.Collections.Concurrent",
        "System.Timers",
    ];

    /// <summary>The threading types, and those on which the compiler builds async methods.</summary>
    public static IReadOnlyList<Type> ThreadingTypes { get; } =
    [
        .. Exported().Where(t => Namespaces.Contains(t.Namespace!) || IsAsyncMachinery(t)),
    ];

    /// <summary>Every constructor, method and accessor.</summary>
    public static IEnumerable<MethodBase> All => ThreadingTypes.SelectMany(Of);

    public static IEnumerable<MethodBase> Of(Type type) => type.GetMembers(Declared).OfType<MethodBase>();

    /// <summary>What the classes that derive from a type may call besides.</summary>
    public static IEnumerable<MethodBase> ProtectedOf(Type type) =>
        type.GetMembers(Declared & ~BindingFlags.Public | BindingFlags.NonPublic).OfType<MethodBase>().Where(m => m.IsFamily || m.IsFamilyOrAssembly);

    /// <summary>Every type that the shared framework exports.</summary>
    public static IEnumerable<Type> Exported() =>
        Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(Load).OfType<Assembly>()
            .SelectMany(a => a.GetExportedTypes()).Distinct();

    private static bool IsAsyncMachinery(Type type) =>
        type.Namespace == "System.Runtime.CompilerServices"
        && ((string[])["Async", "Await", "ConfiguredCancelable", "NotifyCompletion"]).Any(type.FullName!.Contains);

    private static Assembly? Load(string file)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(file));
        }
        catch (BadImageFormatException)
        {
            return null; // a native library
        }
    }
}
