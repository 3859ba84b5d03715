using System.Reflection;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Rewrites assemblies in memory and loads the result.</summary>
/// <remarks>May be called from any thread; each call reads, rewrites and loads copies of its own.</remarks>
public static class Rewriter
{
    private static int s_groups;

    /// <summary>Rewrites the assembly at <paramref name="path"/> and loads it into a context of its own, its symbols with it.</summary>
    /// <exception cref="RewritingException">There is no such file, it is no .NET assembly, a native one, made for a newer runtime, or a dependency is missing.</exception>
    public static RewrittenAssembly Load(string path, RewritingOptions? options = null)
    {
        using var files = new AssemblyFiles(path, options ??= new RewritingOptions());
        string hash = CodeHash.Of(files.Rewritten);
        World world = RewriteOrSay(files, options);
        var context = new RewrittenContext(files.Main.Name.Name, files.Path, AssemblyWriter.Write(files.Rewritten));
        Assembly[] loaded = [.. files.Rewritten.Select(a => context.LoadFromAssemblyName(new AssemblyName(a.Name.Name)))];
        Action<int>[] setters = [.. loaded.Select(a => Setter(a, "Set"))];
        int group = Interlocked.Increment(ref s_groups);
        foreach (Assembly assembly in loaded)
            Setter(assembly, "Join")(group);
        SetEpoch(1);
        return new RewrittenAssembly
        {
            Assembly = loaded[0],
            Fields = world.Fields.Entries,
            Loops = world.Loops,
            RacesAllowedIn = world.Allowances.Methods,
            Hash = hash,
            SetEpoch = SetEpoch,
            Group = group,
            // Those that others depend on come first.
            ModuleInitializers = [.. loaded.Reverse().Select(ModulePreparation.InitializerOf).OfType<Action>()],
            Notes = [.. files.Notes, .. world.Notes],
        };

        void SetEpoch(int epoch)
        {
            foreach (Action<int> set in setters)
                set(epoch);
        }
    }

    /// <summary>Rewrites the assembly at <paramref name="path"/> and says what was done; nothing is loaded.</summary>
    /// <exception cref="RewritingException">As for <see cref="Load"/>.</exception>
    public static Inspection Inspect(string path, RewritingOptions? options = null)
    {
        using var files = new AssemblyFiles(path, options ??= new RewritingOptions());
        World world = RewriteOrSay(files, options);
        return new Inspection(
            [.. world.Scopes.Select(s => s.Tally.Result(world.Fields.Declarations))],
            [.. world.Scopes.SelectMany(s => s.Tally.Refused.OrderBy(r => r.Place.File, StringComparer.Ordinal).ThenBy(r => r.Place.Line))],
            [.. files.Notes, .. world.Notes]);
    }

    /// <summary>Has every method of an assembly compiled: the names of those that cannot be, and why.</summary>
    internal static IReadOnlyList<string> JitEverything(Assembly assembly) => JitCheck.Run(assembly);

    private static World RewriteOrSay(AssemblyFiles files, RewritingOptions options)
    {
        try
        {
            return Rewrite(files, options);
        }
        catch (Exception e) when (e is not RewritingException and not OutOfMemoryException)
        {
            throw new RewritingException($"{Path.GetFileName(files.Path)} could not be rewritten: {e.Message}", e);
        }
    }

    internal static World Rewrite(AssemblyFiles files, RewritingOptions options)
    {
        var world = new World(files.Rewritten, files.Surface, options);
        foreach (ModuleScope scope in world.Scopes)
        {
            LockScopeRedirect.Apply(scope);
            ModulePreparation.Apply(scope);
        }
        // The bodies as they are before anything is added.
        var methods = new List<MethodDefinition>();
        TypeDefinition[] types = [.. world.Scopes.SelectMany(s => s.Module.GetTypes().ToArray()).Where(world.IsRewritten)];
        // What the compiler has put aside for all of its code works on local variables.
        foreach (TypeDefinition type in types.Where(t => !t.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)))
        {
            foreach (MethodDefinition method in type.Methods.Where(m => m is { HasBody: true, IsSynchronized: true }))
                SynchronizedMethod.Apply(method);
            methods.AddRange(type.Methods.Where(m => m.HasBody && m.Body.Instructions.Count > 0));
        }
        world.LeftOut.Apply(world.Scopes.SelectMany(s => s.Module.GetTypes().ToArray()));
        var identity = new IdentityBuilder(world);
        foreach (TypeDefinition type in types)
        {
            world.Layouts.Declare(type);
            world.Statics.Declare(type);
        }
        foreach (TypeDefinition type in types)
        {
            identity.Declare(type);
            foreach (FieldDefinition field in type.Fields)
                field.IsInitOnly = false;
        }
        var accessors = new Accessors(world);
        var entries = new EntryPass(world);
        entries.Collect(methods);
        bool copies = methods.Any(CopyBuilder.IsNeeded);
        var rewriter = new MethodRewriter(world, accessors, entries);
        foreach (MethodDefinition method in methods)
        {
            try
            {
                rewriter.Rewrite(method);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"{Names.OfMethod(method)}: {e.Message}", e);
            }
        }
        if (copies)
        {
            var copier = new CopyBuilder(world, accessors);
            foreach (TypeDefinition type in types.Where(world.Layouts.IsIdentified))
                copier.Declare(type);
        }
        foreach (ModuleScope scope in world.Scopes)
            _ = scope.Epoch;
        return world;
    }

    private static Action<int> Setter(Assembly assembly, string method) =>
        assembly.GetType(ModuleScope.EpochType, throwOnError: true)!.GetMethod(method)!.CreateDelegate<Action<int>>();
}
