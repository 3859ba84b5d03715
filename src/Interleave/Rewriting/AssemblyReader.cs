using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>Reads assemblies, and says what is wrong with a file that is none.</summary>
internal static partial class AssemblyReader
{
    /// <summary>Throws when the file cannot be rewritten.</summary>
    public static void Verify(string path)
    {
        if (Directory.Exists(path))
            throw new RewritingException($"{path} is a folder; name the .dll in it.");
        if (!File.Exists(path))
            throw new RewritingException($"There is no file {path}; build the project first, or check the path.");
        string name = Path.GetFileName(path);
        byte[] start = new byte[4];
        using FileStream file = Open(path);
        int read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (read == 4 && start.AsSpan().SequenceEqual("\u007fELF"u8))
            throw new RewritingException($"{name} is a native program, not a .NET assembly; name the .dll of the same name.");
        file.Position = 0;
        try
        {
            using var image = new PEReader(file);
            if (image.PEHeaders.CorHeader is null)
                throw new RewritingException($"{name} is a native library or program, not a .NET assembly; name the .dll that the project builds.");
        }
        catch (BadImageFormatException)
        {
            throw new RewritingException($"{name} is not a .NET assembly.");
        }
    }

    public static AssemblyDefinition Read(string path, FolderResolver resolver)
    {
        AssemblyDefinition assembly;
        try
        {
            assembly = ReadWithSymbols(path, resolver);
        }
        catch (Exception e) when (e is not IOException and not UnauthorizedAccessException)
        {
            throw new RewritingException($"{Path.GetFileName(path)} is not a .NET assembly that can be read: {e.Message.Split('\n')[0]}", e);
        }
        RejectNewer(assembly);
        return assembly;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RewritingException($"{path} may not be read.", e);
        }
    }

    private static AssemblyDefinition ReadWithSymbols(string path, FolderResolver resolver)
    {
        try
        {
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters
            {
                AssemblyResolver = resolver,
                InMemory = true,
                ReadSymbols = true,
                SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
            });
        }
        catch (Exception e) when (e is SymbolsNotMatchingException or SymbolsNotFoundException or NotSupportedException or FileNotFoundException or InvalidOperationException)
        {
            // Symbols of another build or another kind: line numbers are lost, nothing else.
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        }
    }

    private static void RejectNewer(AssemblyDefinition assembly)
    {
        CustomAttribute? target = assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "TargetFrameworkAttribute");
        if (target?.ConstructorArguments is not [{ Value: string framework }, ..])
            return;
        Match match = CoreVersion().Match(framework);
        if (match.Success && Version.TryParse(match.Groups[1].Value, out Version? version) && version.Major > Environment.Version.Major)
            throw new RewritingException($"{assembly.Name.Name} is built for .NET {version}, and this is .NET {Environment.Version.Major}.{Environment.Version.Minor}; build it for net{Environment.Version.Major}.0.");
    }

    [GeneratedRegex(@"^\.NETCoreApp,Version=v(\d+\.\d+)")]
    private static partial Regex CoreVersion();
}
