using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Interleave.Tests.Packages;

/// <summary>What a user gets: the packages, installed into a project that has never seen this repository.</summary>
[Trait("Slow", "packs, restores and builds projects of its own")]
public sealed partial class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    [Fact]
    public void Test_OfTheReadme_FailsWithTheReport()
    {
        (int code, string output) = packed.Sandbox.Run("dotnet", "test", "Bank.Tests");

        Assert.True(code == 1, output);
        Assert.Contains("✗ AccountTests.TwoWithdrawals_NeverOverdraw   FAILED: assertion", output);
        Assert.Contains("overdrawn: -60", output);
        Assert.Contains("Shortest failing schedule: ", output);
    }

    [Fact]
    public void Test_FilteredByTrait_RunsThoseOnly()
    {
        (int code, string output) = packed.Sandbox.Run("dotnet", "test", "Bank.Tests", "--filter", "Kind=Locked");

        Assert.True(code == 0, output);
        Assert.Matches(@"Failed: +0, Passed: +1,", output);
    }

    /// <summary>What the report says is to be copied into the test works there.</summary>
    [Fact]
    public void Token_OfTheReport_PinnedInTheTest_FailsTheSameWay()
    {
        Sandbox sandbox = packed.Sandbox;
        (_, string first) = sandbox.Run("dotnet", "test", "Bank.Tests");
        string pinned = ReplayLine().Match(first).Groups[1].Value;
        string source = File.ReadAllText(sandbox.Path("Bank.Tests/AccountTests.cs"));
        sandbox.Write("Pinned/Bank.Tests/Bank.Tests.csproj", File.ReadAllText(sandbox.Path("Bank.Tests/Bank.Tests.csproj")));
        sandbox.Write("Pinned/Bank.Tests/AccountTests.cs", source.Replace("[ConcurrencyTest]", "[ConcurrencyTest] " + pinned, StringComparison.Ordinal));
        sandbox.Write("Pinned/Bank.Tests/LockedTests.cs", Packed.LockedTests);

        (int code, string output) = sandbox.Run("dotnet", "test", "Pinned/Bank.Tests");

        Assert.True(code == 1, output);
        Assert.Contains("overdrawn: -60", output);
        Assert.Contains("FAILED: assertion   (execution 1,", output);
        Assert.DoesNotContain("The code has changed", output);
        Assert.DoesNotContain("diverged", output);
    }

    [Fact]
    public void Command_OnTheProjectOfTheReadme_FindsTheBug()
    {
        Sandbox sandbox = packed.Sandbox;
        (int installed, string log) = sandbox.Run("dotnet", "tool", "install", "Interleave.Cli", "--tool-path", "tools", "--version", Packed.Version);
        Assert.True(installed == 0, log);

        (int code, string output) = sandbox.Run(sandbox.Path(Path.Combine("tools", "interleave")), "check", "Bank.Tests");

        Assert.True(code == 2, output);
        Assert.Contains("✗ AccountTests.TwoWithdrawals_NeverOverdraw   FAILED: assertion", output);
        Assert.Contains("overdrawn: -60", output);
    }

    [Theory]
    [InlineData("Interleave", "lib/net10.0/Interleave.dll", "lib/net10.0/Interleave.xml", "lib/net10.0/Interleave.Surface.dll")]
    [InlineData("Interleave.Xunit", "lib/net10.0/Interleave.Xunit.dll", "lib/net10.0/Interleave.Xunit.xml")]
    [InlineData("Interleave.Cli", "tools/net10.0/any/Interleave.Cli.dll", "tools/net10.0/any/Interleave.Gallery.dll")]
    public void Package_HasWhatBelongsIntoIt(string name, params string[] files)
    {
        using ZipArchive package = packed.Open(name, "nupkg");
        using ZipArchive symbols = packed.Open(name, "snupkg");

        Assert.Subset(package.Entries.Select(e => e.FullName).ToHashSet(), files.Append("README.md").Append("LICENSE").ToHashSet());
        Assert.All(files.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)), f => Assert.NotNull(symbols.GetEntry(Path.ChangeExtension(f, ".pdb"))));
        using Stream nuspec = package.GetEntry(name + ".nuspec")!.Open();
        XDocument description = XDocument.Load(nuspec);
        Assert.Equal("MIT", description.Descendants().Single(e => e.Name.LocalName == "license").Value);
        Assert.DoesNotContain(description.Descendants().Where(e => e.Name.LocalName == "dependency"), d => d.Attribute("id")!.Value == "Interleave.Surface");
    }

    [GeneratedRegex(@"Replay: +(\[Replay\(""[^""]+""\)\])")]
    private static partial Regex ReplayLine();

    /// <summary>The packages in a folder, and beside it the project of the README.</summary>
    public sealed partial class Packed : IDisposable
    {
        /// <summary>Not a version that is or will be published.</summary>
        public const string Version = "0.0.1-test";

        /// <summary>A test that passes, with a trait.</summary>
        public const string LockedTests = """
            using Interleave.Xunit;
            using Xunit;

            [Trait("Kind", "Locked")]
            public class LockedTests
            {
                [ConcurrencyTest]
                public void TwoWithdrawals_UnderALock_NeverOverdraw()
                {
                    var account = new Account();
                    var a = new Thread(() => { lock (account) account.Withdraw(80); }) { Name = "A" };
                    var b = new Thread(() => { lock (account) account.Withdraw(80); }) { Name = "B" };
                    a.Start(); b.Start(); a.Join(); b.Join();
                    Assert.Equal(20, account.Balance);
                }
            }
            """;

        public Packed()
        {
            foreach (string project in (string[])["Interleave", "Interleave.Xunit", "Interleave.Cli"])
            {
                (int code, string output) = Sandbox.Run(
                    "dotnet", "pack", Path.Combine(RepositoryFiles.Root, "src", project), "-o", Sandbox.Path("feed"),
                    "--artifacts-path", Sandbox.Path("artifacts"), $"-p:Version={Version}", "-p:CI=true");
                Assert.True(code == 0, output);
            }
            Sandbox.Write("nuget.config", $"""
                <configuration>
                  <packageSources>
                    <add key="built" value="{Sandbox.Path("feed")}" />
                  </packageSources>
                </configuration>
                """);
            Sandbox.Write("Bank.Tests/Bank.Tests.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Interleave.Xunit" Version="{Version}" />
                    <PackageReference Include="xunit.v3" Version="{VersionOf("xunit.v3")}" />
                    <PackageReference Include="xunit.runner.visualstudio" Version="{VersionOf("xunit.runner.visualstudio")}" />
                    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="{VersionOf("Microsoft.NET.Test.Sdk")}" />
                  </ItemGroup>
                </Project>
                """);
            Sandbox.Write("Bank.Tests/AccountTests.cs", TestBlock().Match(RepositoryFiles.Read("README.md")).Groups[1].Value);
            Sandbox.Write("Bank.Tests/LockedTests.cs", LockedTests);
        }

        internal Sandbox Sandbox { get; } = new();

        public ZipArchive Open(string name, string kind) => ZipFile.OpenRead(Sandbox.Path(Path.Combine("feed", $"{name}.{Version}.{kind}")));

        public void Dispose() => Sandbox.Dispose();

        private static string VersionOf(string package) => XDocument.Parse(RepositoryFiles.Read("Directory.Packages.props"))
            .Descendants("PackageVersion").Single(p => p.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

        [GeneratedRegex("```csharp\n(.*?\\[ConcurrencyTest\\].*?)```", RegexOptions.Singleline)]
        private static partial Regex TestBlock();
    }
}
