using System.Reflection;
using System.Runtime.Loader;
using Interleave.Surface;

namespace Interleave.Rewriting;

/// <summary>Where rewritten assemblies live. It is never unloaded: a collectible context makes every call into it dearer.</summary>
internal sealed class RewrittenContext : AssemblyLoadContext
{
    private readonly Dictionary<string, AssemblyImage> _images;
    private readonly AssemblyDependencyResolver? _dependencies;
    private readonly string _folder;

    public RewrittenContext(string name, string path, Dictionary<string, AssemblyImage> images)
        : base(name + " (rewritten)", isCollectible: false)
    {
        _images = images;
        _folder = Path.GetDirectoryName(path)!;
        try
        {
            _dependencies = new AssemblyDependencyResolver(path);
        }
        catch (InvalidOperationException)
        {
            // A broken .deps.json: what lies in the folder has to do.
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_images.TryGetValue(name, out AssemblyImage? image))
        {
            using var assembly = new MemoryStream(image.Assembly);
            using MemoryStream? symbols = image.Symbols is null ? null : new MemoryStream(image.Symbols);
            return LoadFromStream(assembly, symbols);
        }
        if (name == typeof(Run).Assembly.GetName().Name)
            return typeof(Run).Assembly;
        try
        {
            // What the process has already is shared, so that a test framework sees its own types.
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (IOException)
        {
        }
        string? path = _dependencies?.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(_folder, assemblyName.CultureName ?? "", name + ".dll");
        if (!File.Exists(path))
            path = FolderResolver.InSharedFramework(name);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        (_dependencies?.ResolveUnmanagedDllToPath(unmanagedDllName) ?? NativeFiles.Find(_folder, unmanagedDllName)) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
