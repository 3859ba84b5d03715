using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.TypeSystem;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using Xunit;

namespace Interleave.Bench.Packages;

/// <summary>Some work for each library; what it returns is the same each time.</summary>
public static class Workloads
{
    /// <summary>Statistics of many numbers.</summary>
    public static string BenchmarkDotNet()
    {
        var statistics = new BenchmarkDotNet.Mathematics.Statistics(Enumerable.Range(1, 2000).Select(i => (double)(i * 7919 % 1000)));
        return string.Create(CultureInfo.InvariantCulture, $"{statistics.Mean} {statistics.Median} {statistics.StandardDeviation} {statistics.Percentiles.P95} {statistics.Skewness}");
    }

    /// <summary>Values drawn with a given seed.</summary>
    public static string FsCheck() => string.Join(' ', global::FsCheck.Fluent.Gen.Sample(
        global::FsCheck.Fluent.Gen.ListOf(global::FsCheck.Fluent.Gen.Choose(0, 1000)), 30, new global::FsCheck.Rnd(7), 50).Select(l => string.Join(',', l)));

    /// <summary>A class of the framework, turned back into C#.</summary>
    public static string Decompiler()
    {
        var decompiler = new CSharpDecompiler(typeof(Action<>).Assembly.Location, new ICSharpCode.Decompiler.DecompilerSettings());
        return decompiler.DecompileTypeAsString(new FullTypeName("System.Version"));
    }

    /// <summary>A class compiled to bytes.</summary>
    public static string Roslyn()
    {
        var tree = CSharpSyntaxTree.ParseText("using System; public class C<T> where T : class { public int N; public Func<int> M(T t) => () => { int s = N; for (int i = 0; i < 9; i++) s += i * (t is string x ? x.Length : 1); return s; } int Wrong() => \"\"; }");
        var compilation = CSharpCompilation.Create("C", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true, concurrentBuild: false));
        var right = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace("int Wrong() => \"\";", "")));
        using var image = new MemoryStream();
        right.Emit(image);
        return string.Join('\n', compilation.GetDiagnostics().Select(d => d.ToString())) + Convert.ToHexString(SHA256.HashData(image.ToArray()));
    }

    /// <summary>Every instruction of an assembly.</summary>
    public static string Cecil()
    {
        using var assembly = Mono.Cecil.AssemblyDefinition.ReadAssembly(typeof(Enumerable).Assembly.Location);
        return string.Join('\n', assembly.MainModule.Types.SelectMany(t => t.Methods).Where(m => m.HasBody).Take(500).SelectMany(m => m.Body.Instructions).Select(i => i.ToString()));
    }

    /// <summary>Text to values and back.</summary>
    public static string Json()
    {
        var array = new JArray(Enumerable.Range(0, 200).Select(i => new JObject { ["n"] = i, ["half"] = i / 2.0, ["text"] = $"\"{i}\"", ["list"] = new JArray(i, i + 1) }));
        var parsed = JArray.Parse(array.ToString());
        var typed = Newtonsoft.Json.JsonConvert.DeserializeObject<List<Dictionary<string, object>>>(array.ToString())!;
        return Newtonsoft.Json.JsonConvert.SerializeObject(typed) + string.Join(' ', parsed.SelectTokens("$[?(@.n > 190)].text"));
    }

    /// <summary>A connection string taken apart.</summary>
    public static string Npgsql()
    {
        var builder = new global::Npgsql.NpgsqlConnectionStringBuilder("Host=h;Port=99;Username=u;Database=d;Timeout=7;Pooling=false;SSL Mode=Require");
        builder.Multiplexing = false;
        using var connection = new global::Npgsql.NpgsqlConnection(builder.ConnectionString);
        using var command = new global::Npgsql.NpgsqlCommand("select @a, @b", connection) { Parameters = { new("a", 1), new("b", "x") } };
        return $"{builder.ConnectionString} {connection.Host} {connection.Port} {command.Parameters["b"].NpgsqlDbType}";
    }

    /// <summary>A table and a tree.</summary>
    public static string Console()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        var table = new Table().AddColumn("n").AddColumn("square");
        for (var i = 0; i < 50; i++)
        {
            table.AddRow($"{i}", $"[bold]{i * i}[/]");
        }

        console.Write(table);
        var tree = new Tree("root");
        tree.AddNode("a").AddNode("b");
        console.Write(tree);
        return text.ToString();
    }

    /// <summary>Arguments and help.</summary>
    public static string CommandLine()
    {
        var number = new System.CommandLine.Option<int>("--number") { Description = "A number." };
        var root = new RootCommand("Does it.") { number, new System.CommandLine.Argument<string[]>("files") };
        var parsed = root.Parse("--number 7 a b c");
        var help = new StringWriter();
        root.Parse("--help").Invoke(new InvocationConfiguration { Output = help });
        return $"{parsed.GetValue(number)} {parsed.Errors.Count} {root.Parse("--number x").Errors[0].Message} {help.ToString().Length > 100}";
    }

    /// <summary>What failed assertions say.</summary>
    public static string Assertions()
    {
        Action[] failures =
        [
            () => Assert.Equal([1, 2, 3], new List<int> { 1, 2, 4 }), () => Assert.Equal("some text", "some test"), () => Assert.Contains(7, new[] { 1, 2 }),
            () => Assert.Equivalent(new { A = 1, B = "x" }, new { A = 1, B = "y" }), () => Assert.Single("ab"),
        ];
        return string.Join('\n', failures.Select(f => Message(f)));
    }

    private static string Message(Action failing)
    {
        try
        {
            failing();
            return "it does not fail";
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>A document to values and back.</summary>
    public static string Yaml()
    {
        var values = new YamlDotNet.Serialization.Deserializer().Deserialize<Dictionary<string, object>>("a: 1\nb: [x, y, {c: d}]\nlong: |\n  two\n  lines\n");
        return new YamlDotNet.Serialization.Serializer().Serialize(values);
    }
}
