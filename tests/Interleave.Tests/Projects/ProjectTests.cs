using Xunit;

namespace Interleave.Tests.Projects;

/// <summary>Projects and solutions are built first, and what they bring along is found.</summary>
[Trait("Slow", "builds projects of its own")]
public sealed class ProjectTests
{
    private const string Library = "<ItemGroup><ProjectReference Include=\"../Library/Library.csproj\" /></ItemGroup>";

    private const string LostUpdate = "public class Bank { [ConcurrencyTest] public void Lost() { var c = new Counter(); Two.Threads(c.Add); if (c.N != 2) throw new Exception(\"lost\"); } }";

    private readonly Workspace _space = new();

    [Fact]
    public void Check_ProjectWithALibrary_SeesIntoIt()
    {
        Counter("internal int N;", "<ItemGroup><InternalsVisibleTo Include=\"App\" /></ItemGroup>");
        var app = _space.Project("App", Library, LostUpdate);

        var (code, output, _) = Workspace.Run("check", app);

        Assert.Equal(2, code);
        Assert.Contains("FAILED: exception", output);
        Assert.Contains("reads N", output);
    }

    /// <summary>The control of the one before: without the library there is nothing to see.</summary>
    [Fact]
    public void Check_LibraryLeftOut_DoesNotSeeIntoIt()
    {
        Counter("public int N;", "");
        var app = _space.Project("App", Library, LostUpdate);

        Assert.DoesNotContain("Code.cs:3", Workspace.Run("check", app, "--include", "App").Output);
        Assert.DoesNotContain("Code.cs:3", Workspace.Run("check", app, "--exclude", "Counter").Output);
    }

    [Fact]
    public void Check_ProjectThatDoesNotBuild_ShowsTheBuildErrors()
    {
        var app = _space.Project("App", "", "public class C { int x = \"text\"; }");

        var (code, output, error) = Workspace.Run("check", app);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.StartsWith("interleave: App.csproj does not build\n", error);
        Assert.Matches(@"\n  .*Code\.cs\(\d+,\d+\): error CS0029:", error);
    }

    [Fact]
    public void Check_SolutionWithTestsInTwoProjects_RunsBoth()
    {
        _space.Project("One", "", "public class One { [ConcurrencyTest] public void Test() { int n = 0; Two.Threads(() => Interlocked.Increment(ref n)); if (n != 2) throw new Exception(); } }");
        _space.Project("Other", "", "public class Other { [ConcurrencyTest] public void Test() { int n = 0; Two.Threads(() => n++); if (n != 2) throw new Exception(); } }");
        _space.Project("None", "<PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup>", "public class None { }", isTest: false);
        var solution = _space.Write("All.slnx", """
            <Solution>
              <Project Path="One/One.csproj" />
              <Folder Name="/more/"><Project Path="Other/Other.csproj" /><Project Path="None/None.csproj" /></Folder>
            </Solution>
            """);

        var (code, output, _) = Workspace.Run("check", solution);
        Assert.Equal(2, code);
        Assert.Contains("✓ One.Test   VERIFIED", output);
        Assert.Contains("✗ Other.Test   FAILED", output);
        Assert.Contains($"Replay:  interleave replay {solution} --method Other.Test ", output);
        Assert.EndsWith("2 tests: 1 failed, 1 verified.\n", output);

        Assert.Equal(0, Workspace.Run("check", _space.Folder, "--method", "One.Test").Code);
        var (wrong, _, error) = Workspace.Run("check", solution, "--method", "One.Tset");
        Assert.Equal(1, wrong);
        Assert.Contains("All.slnx has no method 'One.Tset'; near it: One.Test", error);
    }

    [Fact]
    public void Check_MixedTargetFrameworks_TakesWhatThisRuntimeLoads()
    {
        Counter("public int N;", "<PropertyGroup><TargetFrameworks>net8.0;netstandard2.0</TargetFrameworks></PropertyGroup>");
        var app = _space.Project("App", "<PropertyGroup><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks></PropertyGroup>" + Library, LostUpdate.Replace("$", ""));

        var (code, output, error) = Workspace.Run("check", app);

        Assert.True(code == 2, error);
        Assert.Contains("reads N", output);
    }

    [Fact]
    public void Check_StrongNamedWithResourcesAndSatellites_FindsThem()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(1024);
        File.WriteAllBytes(_space.Write("Library/Key.snk", ""), StrongName.KeyPair(rsa));
        _space.Write("Library/Words.resx", Words("one lock"));
        _space.Write("Library/Words.de.resx", Words("ein Schloss"));
        Counter(
            "public int N; public static string Word(string language) => new System.Resources.ResourceManager(\"Library.Words\", typeof(Counter).Assembly).GetString(\"Word\", new System.Globalization.CultureInfo(language));",
            "<PropertyGroup><TargetFramework>net10.0</TargetFramework><SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>Key.snk</AssemblyOriginatorKeyFile></PropertyGroup>");
        var app = _space.Project(
            "App",
            Library + "<PropertyGroup><SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>../Library/Key.snk</AssemblyOriginatorKeyFile></PropertyGroup>",
            """
            public class Words
            {
                [ConcurrencyTest]
                public void Both()
                {
                    string en = Counter.Word("en"), de = Counter.Word("de");
                    if (en != "one lock" || de != "ein Schloss") throw new Exception($"{en}, {de}");
                    var c = new Counter();
                    Two.Threads(() => { lock (c) c.Add(); });
                    if (c.N != 2) throw new Exception("lost");
                }
            }
            """);

        var (code, output, error) = Workspace.Run("check", app);

        Assert.True(code == 0, output + error);
        Assert.Contains("VERIFIED", output);
    }

    [Fact]
    public void Check_AspNetCoreReference_IsFoundInTheSharedFramework()
    {
        var app = _space.Project(
            "Web", "<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>",
            """
            public class Web
            {
                [ConcurrencyTest]
                public void Headers()
                {
                    var path = new Microsoft.AspNetCore.Http.PathString("/a").Add("/b");
                    if (path.Value != "/a/b") throw new Exception(path.Value);
                    int n = 0;
                    Two.Threads(() => Interlocked.Increment(ref n));
                }
            }
            """,
            sdk: "Microsoft.NET.Sdk.Web");

        var (code, output, error) = Workspace.Run("check", app);

        Assert.True(code == 0, output + error);
    }

    /// <summary>A native library of the project's own, where a package would put it.</summary>
    [Fact]
    public void Check_NativePart_IsFoundUnderRuntimes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the native library at hand is one of Linux");
        var native = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so");
        var rid = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var app = _space.Project(
            "App", "",
            """
            public class Native
            {
                [System.Runtime.InteropServices.DllImport("part")] static extern int SystemNative_GetPid();

                [ConcurrencyTest]
                public void Pid()
                {
                    if (SystemNative_GetPid() <= 0) throw new Exception("no such call");
                    int n = 0;
                    Two.Threads(() => Interlocked.Increment(ref n));
                }
            }
            """);
        var path = _space.Write($"App/bin/Debug/net10.0/runtimes/{rid}/native/libpart.so", "");
        File.Copy(native, path, overwrite: true);

        var (code, output, error) = Workspace.Run("check", app);

        Assert.True(code == 0, output + error);
    }

    private static string Words(string word) => $"""
        <root>
          <resheader name="resmimetype"><value>text/microsoft-resx</value></resheader>
          <resheader name="version"><value>2.0</value></resheader>
          <resheader name="reader"><value>System.Resources.ResXResourceReader, System.Windows.Forms</value></resheader>
          <resheader name="writer"><value>System.Resources.ResXResourceWriter, System.Windows.Forms</value></resheader>
          <data name="Word" xml:space="preserve"><value>{word}</value></data>
        </root>
        """;

    private void Counter(string members, string body) => _space.Project("Library", body, $"public class Counter {{ {members}\n    public void Add() => N++; }}", isTest: false);
}
