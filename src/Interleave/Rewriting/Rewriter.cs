using System.Reflection;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>Rewrites assemblies in memory and loads the result.</summary>
/// <remarks>May be called from any thread; each call reads, rewrites and loads copies of its own.</remarks>
public static class Rewriter
{
    /// <summary>Rewrites the assembly at <paramref name="path"/> and loads it into a context of its own, its symbols with it.</summary>
    /// <exception cref="RewritingException">There is no such file, it is no .NET assembly, a native one, made for a newer runtime, or a dependency is missing.</exception>
    public static RewrittenAssembly Load(string path, RewritingOptions? options = null)
    {
        options ??= new RewritingOptions();
        using var files = new AssemblyFiles(path, options);
        World world;
        try
        {
            world = Rewrite(files, options);
        }
        catch (Exception e) when (e is not RewritingException and not OutOfMemoryException)
        {
            throw new RewritingException($"{Path.GetFileName(path)} could not be rewritten: {e.Message}", e);
        }
        var context = new RewrittenContext(files.Main.Name.Name, files.Path, AssemblyWriter.Write(files.Rewritten));
        Assembly[] loaded = [.. files.Rewritten.Select(a => context.LoadFromAssemblyName(new AssemblyName(a.Name.Name)))];
        Action<int>[] setters = [.. loaded.Select(EpochSetter)];
        SetEpoch(1);
        return new RewrittenAssembly
        {
            Assembly = loaded[0],
            Fields = world.Fields.Entries,
            Loops = world.Loops,
            Hash = files.Hash,
            SetEpoch = SetEpoch,
            Notes = [.. files.Notes, .. world.Notes],
        };

        void SetEpoch(int epoch)
        {
            foreach (Action<int> set in setters)
                set(epoch);
        }
    }

    /// <summary>Has every method of an assembly compiled: the names of those that cannot be, and why.</summary>
    internal static IReadOnlyList<string> JitEverything(Assembly assembly) => JitCheck.Run(assembly);

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
        foreach (TypeDefinition type in types)
        {
            foreach (MethodDefinition method in type.Methods.Where(m => m is { HasBody: true, IsSynchronized: true }))
                SynchronizedMethod.Apply(method);
            methods.AddRange(type.Methods.Where(m => m.HasBody));
        }
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
        var rewriter = new MethodRewriter(world);
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
        foreach (ModuleScope scope in world.Scopes)
            _ = scope.Epoch;
        return world;
    }

    private static Action<int> EpochSetter(Assembly assembly) =>
        assembly.GetType(ModuleScope.EpochType, throwOnError: true)!.GetMethod("Set")!.CreateDelegate<Action<int>>();
}
