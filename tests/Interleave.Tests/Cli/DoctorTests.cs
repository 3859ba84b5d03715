using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Running;
using Interleave.Tests.Reports;
using Interleave.Tests.Rewriting;
using Xunit;

namespace Interleave.Tests.Cli;

public sealed class DoctorTests
{
    private static readonly Lazy<string> Path = new(() => Snippets.Compile(
        """
        public class Clock
        {
            int ticks;
            static System.Timers.Timer timer = new System.Timers.Timer();

            public void Run()
            {
                while (ticks < 3)
                    ticks++;
            }

            public static int Start()
            {
                Func<int> one = () => 1; var task = new System.Threading.Tasks.TaskCompletionSource<int>().Task;
                return task.Id + one();
            }
        }
        """, optimize: false, "DoctorProgram"));

    [Fact]
    public void Doctor_Assembly_SaysWhatIsInstrumentedAndWhatIsRefusedWhere()
    {
        var (code, output) = Run(new Engine(), "doctor", Path.Value);

        Assert.Equal(0, code);
        Assert.Contains("✓ Self-test: the seeded race of NoSynchronization.TwoBuyers was found", output);
        Assert.Matches(@"\nDoctorProgram +2 +7 +2 +1\n", output);
        Assert.Contains("  Snippet.cs:4  Clock", output);
        Assert.Contains("  Snippet.cs:15  Clock.Start\n      System.Threading.Tasks.Task.Id: ", output);
    }

    [Fact]
    public void Doctor_AssemblyWithoutAnythingRefused_SaysSo()
    {
        var path = Snippets.Compile("public class C { public int N; public void Run() => N++; }", optimize: true);

        Assert.Contains("Nothing in it is refused.", Run(new Engine(), "doctor", path).Output);
    }

    [Fact]
    public void Doctor_Json_FitsTheSchema()
    {
        var (code, output) = Run(new Engine(), "doctor", Path.Value, "--format", "json");

        Assert.Equal(0, code);
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Empty(SmallSchema.Errors(document, JsonDocument.Parse(RepositoryFiles.Read("docs/doctor.schema.json")).RootElement));
        Assert.True(document.GetProperty("selfTest").GetProperty("passed").GetBoolean());
        Assert.NotEmpty(document.GetProperty("refused").EnumerateArray());
    }

    /// <summary>The control: an engine that sees nothing must not pass the self-test.</summary>
    [Fact]
    public void Doctor_EngineThatFindsNothing_Exits3()
    {
        var (code, output) = Run(new FakeEngine(_ => Samples.VerifiedWithRace), "doctor");

        Assert.Equal(3, code);
        Assert.Contains("was NOT found", output);
    }

    private static (int Code, string Output) Run(IEngine engine, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(arguments, new Terminal(output, error), engine, new TwoProblems());
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }
}
