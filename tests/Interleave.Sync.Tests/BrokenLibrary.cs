using System.Text;
using Interleave.Rewriting;
using Interleave.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Interleave.Sync.Tests;

/// <summary>The library and its scenarios with one thing wrong, compiled from their sources.</summary>
internal static class BrokenLibrary
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ]);

    private static readonly Lazy<Dictionary<string, SyntaxTree>> Sources = new(() =>
        new[] { "src/Interleave.Sync", "tests/Interleave.Sync.Scenarios" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => TreeOf(Path.GetFileName(f), File.ReadAllText(f).ReplaceLineEndings("\n"))));

    // Parsed once; what is compiled for one fault is not compiled for another.
    private static readonly Lazy<CSharpCompilation> Right = new(() => CSharpCompilation.Create(
        "Interleave.Sync.Broken",
        Sources.Value.Values.Append(TreeOf("Usings.cs", Usings)),
        Framework.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable)));

    /// <exception cref="ArgumentException">The text to replace is not there exactly once.</exception>
    public static RewrittenAssembly With(string file, string right, string wrong)
    {
        SyntaxTree tree = Sources.Value[file];
        string source = tree.ToString();
        if (source.Split(right).Length != 2)
            throw new ArgumentException($"{file} has this text {source.Split(right).Length - 1} times: {right}");
        string folder = Directory.CreateTempSubdirectory("interleave-sync-").FullName;
        try
        {
            string path = Path.Combine(folder, Right.Value.AssemblyName + ".dll");
            Emit(Right.Value.ReplaceSyntaxTree(tree, TreeOf(file, source.Replace(right, wrong, StringComparison.Ordinal))), path);
            return Rewriter.Load(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SyntaxTree TreeOf(string name, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parse, name);

    private static void Emit(CSharpCompilation compilation, string path)
    {
        using FileStream image = File.Create(path), symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        EmitResult result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
