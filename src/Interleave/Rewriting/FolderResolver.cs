using System.Runtime.Loader;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Finds assemblies: those read already, beside the one asked for, of the runtime, of this process.</summary>
internal sealed class FolderResolver : IAssemblyResolver
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly Dictionary<string, AssemblyDefinition?> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AssemblyDefinition> _opened = [];
    private readonly string _folder;
    private readonly AssemblyDependencyResolver? _dependencies;

    public FolderResolver(string path)
    {
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

    /// <summary>Whether the assembly is the runtime's own.</summary>
    public static bool IsFramework(string name) => File.Exists(Path.Combine(Runtime, name + ".dll"));

    /// <summary>The assembly's file in a shared framework beside the runtime, such as that of ASP.NET Core.</summary>
    public static string? InSharedFramework(string name) => Directory.EnumerateDirectories(Path.GetFullPath(Path.Combine(Runtime, "..", "..")))
        .SelectMany(shared => Directory.EnumerateDirectories(shared))
        .Where(version => Version.TryParse(Path.GetFileName(version).Split('-')[0], out Version? v) && v.Major == Environment.Version.Major)
        .OrderByDescending(version => Version.Parse(Path.GetFileName(version).Split('-')[0]))
        .Select(version => Path.Combine(version, name + ".dll"))
        .FirstOrDefault(File.Exists);

    public void Add(AssemblyDefinition assembly) => _known[assembly.Name.Name] = assembly;

    /// <summary>The assembly's file in the folder of the one that was asked for.</summary>
    public string? Beside(string name)
    {
        string path = Path.Combine(_folder, name + ".dll");
        return File.Exists(path) ? path : null;
    }

    /// <summary>The assembly's file, wherever it is.</summary>
    public string? Find(string name)
    {
        if (IsFramework(name))
            return Path.Combine(Runtime, name + ".dll");
        if (Beside(name) is { } beside)
            return beside;
        if (_dependencies?.ResolveAssemblyToPath(new System.Reflection.AssemblyName(name)) is { } path && File.Exists(path))
            return path;
        if (InSharedFramework(name) is { } shared)
            return shared;
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(new System.Reflection.AssemblyName(name)).Location is { Length: > 0 } location ? location : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if (!_known.TryGetValue(name.Name, out AssemblyDefinition? assembly))
        {
            if (Find(name.Name) is { } path)
            {
                assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this, InMemory = true });
                _opened.Add(assembly);
            }
            _known.Add(name.Name, assembly);
        }
        return assembly ?? throw new AssemblyResolutionException(name);
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _opened)
            assembly.Dispose();
    }
}
