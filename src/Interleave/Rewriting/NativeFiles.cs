using System.Runtime.InteropServices;

namespace Interleave.Rewriting;

/// <summary>Finds native libraries that lie with an assembly and are in no dependency file.</summary>
internal static class NativeFiles
{
    private static readonly string System = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    private static readonly string Ending = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    /// <summary>The library's file beside the assembly, or where a package puts it: <c>runtimes/linux-x64/native</c>.</summary>
    public static string? Find(string folder, string name)
    {
        string machine = $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        string[] runtimes = [RuntimeInformation.RuntimeIdentifier, machine, System, "unix"];
        string[] names = [name, name + Ending, "lib" + name + Ending];
        return runtimes.Select(r => Path.Combine(folder, "runtimes", r, "native")).Prepend(folder)
            .SelectMany(place => names.Select(n => Path.Combine(place, n)))
            .FirstOrDefault(File.Exists);
    }
}
