using System.Reflection;
using Interleave.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Interleave.Tests.Rewriting;

/// <summary>Compiles C# text to an assembly in a folder of its own.</summary>
internal static class Snippets
{
    private const string Usings = """
        global using System;
        global using System.Collections;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text;
        global using System.Threading;
        """;

    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(Section).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Checker).Assembly.Location),
    ]);

    private static int s_next;

    /// <summary>The path of the compiled assembly; its symbols lie beside it.</summary>
    public static string Compile(string source, bool optimize, string? name = null, params string[] references) =>
        CompileFiles([source], optimize, name, references);

    public static string CompileFiles(string[] sources, bool optimize, string? name = null, string[]? references = null, bool embedded = false)
    {
        references ??= [];
        name ??= "Snippet" + Interlocked.Increment(ref s_next);
        string folder = references.Length > 0
            ? Path.GetDirectoryName(references[0])!
            : NewFolder();
        string path = Path.Combine(folder, name + ".dll");
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(SourceText.From(Usings, System.Text.Encoding.UTF8), parse, "Usings.cs"),
            .. sources.Select((s, i) => CSharpSyntaxTree.ParseText(
                SourceText.From(s, System.Text.Encoding.UTF8), parse, i == 0 ? "Snippet.cs" : $"Snippet{i}.cs")),
        ];
        var compilation = CSharpCompilation.Create(
            name, trees, [.. Framework.Value, .. references.Select(r => MetadataReference.CreateFromFile(r))],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: optimize ? OptimizationLevel.Release : OptimizationLevel.Debug,
                allowUnsafe: true, deterministic: true));
        using FileStream image = File.Create(path);
        using Stream symbols = embedded ? Stream.Null : File.Create(Path.ChangeExtension(path, ".pdb"));
        EmitResult result = embedded
            ? compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded))
            : compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    /// <summary>An empty folder that is gone when the tests are.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root.Value, Interlocked.Increment(ref s_next).ToString())).FullName;

    private static readonly Lazy<string> Root = new(() =>
    {
        string root = Directory.CreateTempSubdirectory("interleave-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        return root;
    });

    public static RewrittenAssembly Rewrite(string source, bool optimize, RewritingOptions? options = null) =>
        Rewriter.Load(Compile(source, optimize), options);

    public static object? Call(this Assembly assembly, string method, params object?[] arguments)
    {
        int dot = method.LastIndexOf('.');
        MethodInfo info = assembly.GetType(method[..dot], throwOnError: true)!.GetMethod(method[(dot + 1)..],
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return info.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
