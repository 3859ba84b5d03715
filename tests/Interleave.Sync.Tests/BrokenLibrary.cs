using System.Reflection;
using System.Text;
using Interleave.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Interleave.Tests;

/// <summary>A library and its scenarios with one thing wrong, compiled from their sources.</summary>
/// <param name="places">Where the sources are, the library's and its scenarios': folders with all that is in them, and files.</param>
/// <param name="instead">Sources that take the place of files of the same name, which need generators; and such that are there beside.</param>
/// <param name="references">Other assemblies than the framework's.</param>
internal sealed class BrokenLibrary(string[] places, (string File, string Text)[]? instead = null, Assembly[]? references = null)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
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

    private readonly Lazy<Dictionary<string, SyntaxTree>> _sources = new(() => places
        .Select(p => Path.Combine(RepositoryFiles.Root, p))
        .SelectMany(p => File.Exists(p) ? [p] : Directory.EnumerateFiles(p, "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(f => instead?.Any(i => i.File == Path.GetFileName(f)) != true)
        .Select(f => (File: Path.GetFileName(f), Text: File.ReadAllText(f).ReplaceLineEndings("\n")))
        .Concat(instead ?? [])
        .ToDictionary(f => f.File, f => TreeOf(f.File, f.Text)));

    // Parsed once; what is compiled for one fault is not compiled for another.
    private CSharpCompilation? _right;

    private CSharpCompilation Right => _right ??= CSharpCompilation.Create(
        "Interleave.Broken",
        _sources.Value.Values.Append(TreeOf("Usings.cs", Usings)),
        [.. Framework.Value, .. (references ?? []).Select(r => MetadataReference.CreateFromFile(r.Location))],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <exception cref="ArgumentException">The text to replace is not there exactly once.</exception>
    public RewrittenAssembly With(string file, string right, string wrong)
    {
        SyntaxTree tree = _sources.Value[file];
        string source = tree.ToString();
        if (source.Split(right).Length != 2)
            throw new ArgumentException($"{file} has this text {source.Split(right).Length - 1} times: {right}");
        string folder = Directory.CreateTempSubdirectory("interleave-broken-").FullName;
        try
        {
            string path = Path.Combine(folder, Right.AssemblyName + ".dll");
            Emit(Right.ReplaceSyntaxTree(tree, TreeOf(file, source.Replace(right, wrong, StringComparison.Ordinal))), path);
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
