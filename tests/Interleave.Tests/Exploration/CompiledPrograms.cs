using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Interleave.Tests.Exploration;

/// <summary>Many programs in one assembly on disk: classes <c>P0</c>, <c>P1</c>, … Disposing deletes it.</summary>
sealed class CompiledPrograms : IDisposable
{
    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(System.IO.Path.PathSeparator)
            .Where(p => System.IO.Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p))]);

    private readonly string _directory;

    private CompiledPrograms(string directory, string path) => (_directory, Path) = (directory, path);

    /// <summary>The assembly; its symbols are beside it.</summary>
    public string Path { get; }

    /// <summary>What <see cref="IExplorerUnderTest.Explore"/> takes for the program with this index.</summary>
    public static string MethodOf(int index) => $"P{index}.Run";

    /// <remarks>Thread-safe.</remarks>
    public static CompiledPrograms Compile(IEnumerable<Program> programs, OptimizationLevel optimization = OptimizationLevel.Release) =>
        Compile(programs.Select((program, i) => SourceText.Of(program, $"P{i}")), optimization);

    /// <inheritdoc cref="Compile(IEnumerable{Program}, OptimizationLevel)"/>
    public static CompiledPrograms Compile(IEnumerable<string> sources, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        string directory = Directory.CreateTempSubdirectory("interleave-programs-").FullName;
        string name = "Programs_" + System.IO.Path.GetFileName(directory).Replace('-', '_');
        string path = System.IO.Path.Combine(directory, name + ".dll");
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        IEnumerable<SyntaxTree> trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(
            "using System;\nusing System.Threading;\nusing System.Threading.Tasks;\n\n" + source, options, $"P{i}.cs", System.Text.Encoding.UTF8));
        CSharpCompilation compilation = CSharpCompilation.Create(
            name, trees, Framework.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization, deterministic: true));
        EmitResult emitted;
        using (FileStream assembly = File.Create(path), symbols = File.Create(System.IO.Path.ChangeExtension(path, ".pdb")))
            emitted = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        var compiled = new CompiledPrograms(directory, path);
        if (emitted.Success)
            return compiled;
        compiled.Dispose();
        throw new InvalidOperationException(
            "A generated program does not compile:\n" + string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_directory, recursive: true);
        }
        catch (IOException)
        {
            // Still loaded (Windows): a temporary directory, left to the system.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
