using System.Reflection;
using Interleave.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Interleave.Tests;

/// <summary>A library and its scenarios with one thing wrong, compiled from their sources.</summary>
/// <param name="folders">Where the sources are: the library's, its scenarios'.</param>
/// <param name="instead">Sources that take the place of files of the same name, which need generators.</param>
/// <param name="references">Other assemblies than the framework's.</param>
internal sealed class BrokenLibrary(string[] folders, (string File, string Text)[]? instead = null, Assembly[]? references = null)
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

    private readonly Lazy<MetadataReference[]> _references = new(() =>
    [
        .. (references ?? []).Select(r => MetadataReference.CreateFromFile(r.Location)),
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ]);

    private readonly Lazy<Dictionary<string, string>> _sources = new(() =>
        folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => instead?.Any(i => i.File == Path.GetFileName(f)) != true)
            .Select(f => (File: Path.GetFileName(f), Text: File.ReadAllText(f).ReplaceLineEndings("\n")))
            .Concat(instead ?? [])
            .ToDictionary(f => f.File, f => f.Text));

    /// <exception cref="ArgumentException">The text to replace is not there exactly once.</exception>
    public RewrittenAssembly With(string file, string right, string wrong)
    {
        string source = _sources.Value[file];
        if (source.Split(right).Length != 2)
            throw new ArgumentException($"{file} has this text {source.Split(right).Length - 1} times: {right}");
        string folder = Directory.CreateTempSubdirectory("interleave-broken-").FullName;
        try
        {
            string path = Path.Combine(folder, "Interleave.Broken.dll");
            Emit(path, [.. _sources.Value.Select(s => (s.Key, s.Key == file ? source.Replace(right, wrong, StringComparison.Ordinal) : s.Value))]);
            return Rewriter.Load(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Emit(string path, (string Name, string Text)[] sources)
    {
        SyntaxTree[] trees = [.. sources.Append(("Usings.cs", Usings))
            .Select(s => CSharpSyntaxTree.ParseText(SourceText.From(s.Item2, System.Text.Encoding.UTF8), Parse, s.Item1))];
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), trees, _references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using FileStream image = File.Create(path), symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        EmitResult result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
