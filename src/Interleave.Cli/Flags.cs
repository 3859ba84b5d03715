using System.CommandLine;
using System.Globalization;
using Interleave.Cli.Running;
using Interleave.Rewriting;

namespace Interleave.Cli;

/// <summary>Every flag, defined once; a command adds those it takes and reads them back here.</summary>
internal sealed class Flags
{
    public Argument<string?> Target { get; } = new("target")
    {
        Description = "A project, a solution, an assembly, or a folder with one of them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Filter { get; } = new("--filter") { Description = "Of the marked methods, those with this in their name (* allowed).", HelpName = "P" };

    public Option<string?> Method { get; } = new("--method") { Description = "The method to check, as Type.Method; it needs no mark.", HelpName = "T.M" };

    public Flag<MemoryChoice> Memory { get; } = Choice("--memory", "The memory model; all of them, one after the other, if not given.", MemoryChoice.All);

    public Flag<StrategyKind> Strategy { get; } = Choice("--strategy", "How executions are chosen; the first if not given.", StrategyKind.Exhaustive);

    public Flag<TimeSpan> Time { get; } = Parsed("--time", "The time after which a search ends, such as 500ms, 5m or 1h; 60s if not given.", "T", new CheckOptions().TimeBudget, ParseTime);

    public Flag<long> MaxExecutions { get; } = Parsed("--max-executions", "The number of executions after which a search ends.", "N", long.MaxValue, t => ParseNumber(t, 1, long.MaxValue));

    public Flag<ulong> Seed { get; } = Parsed("--seed", "The seed of what is drawn at random; 1 if not given.", "S", 1UL, t => (ulong)ParseNumber(t, 0, long.MaxValue));

    public Flag<RacePolicy> Races { get; } = Choice("--races", "What races count as that break nothing by themselves; the first if not given.", RacePolicy.Note);

    public Option<string[]> AllowRace { get; } = Many("--allow-race", "Fields, as Type.field, on which races are allowed (* allowed).");

    public Option<string[]> Include { get; } = Many("--include", "Assemblies to rewrite beside the one named (* allowed).");

    public Option<string[]> Exclude { get; } = Many("--exclude", "Namespaces or types to leave as they are (* allowed).");

    public Option<bool> RequireExhaustive { get; } = new("--require-exhaustive") { Description = "Exit with 4 when a search ends early." };

    public Flag<int> LoopBound { get; } = Parsed("--loop-bound", $"How often a loop that has effects may go round; {new CheckOptions().LoopBound} if not given.", "N", new CheckOptions().LoopBound, t => (int)ParseNumber(t, 1, int.MaxValue));

    public Option<bool> Full { get; } = new("--full") { Description = "Long schedules and library frames in full; the stack of an internal error." };

    public Flag<string> Format { get; } = Choice("--format", "The form of the report; text if not given.", Documents.Text, Documents.Formats);

    /// <summary>Of commands whose answer is no list of results.</summary>
    public Flag<string> DocumentFormat { get; } = Choice("--format", "The form of the answer; text if not given.", "text", ["text", "json"]);

    /// <summary>Of real runs, which prove nothing: how often they are done.</summary>
    public Flag<long> Iterations { get; } = Parsed("--iterations", "How often each test is run for real; 1000000 if not given, none with 0.", "N", 1_000_000L, t => ParseNumber(t, 0, long.MaxValue));

    public Option<string?> Out { get; } = new("--out") { Description = "A folder that also gets the report, as report.txt and report.json.", HelpName = "DIR" };

    /// <summary>Schedules that are drawn at random are sequentially consistent.</summary>
    public void CheckMemory(ParseResult parsed)
    {
        if (Memory.Read(parsed) is MemoryChoice.Tso or MemoryChoice.DotNet && Strategy.Read(parsed) != StrategyKind.Exhaustive)
        {
            throw new UsageException("--strategy random and pct draw sequentially consistent schedules; --memory tso and dotnet need --strategy exhaustive");
        }
    }

    public CheckOptions CheckOptions(ParseResult parsed) => new()
    {
        Strategy = Strategy.Read(parsed),
        Memory = Memory.Read(parsed),
        TimeBudget = Time.Read(parsed),
        MaxExecutions = MaxExecutions.Read(parsed),
        Seed = Seed.Read(parsed),
        Races = Races.Read(parsed),
        AllowedRaces = parsed.GetValue(AllowRace) ?? [],
        LoopBound = LoopBound.Read(parsed),
    };

    public RewritingOptions RewritingOptions(ParseResult parsed) => new()
    {
        Include = parsed.GetValue(Include) ?? [],
        Exclude = parsed.GetValue(Exclude) ?? [],
    };

    internal static TimeSpan ParseTime(string text)
    {
        var digits = text.TrimEnd("smh".ToCharArray());
        var unit = text[digits.Length..] switch
        {
            "ms" => 0.001,
            "s" or "" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 0,
        };
        return unit > 0 && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n)
            && n * unit is > 0 and <= 1e9
            ? TimeSpan.FromSeconds(n * unit)
            : throw new FormatException("a time such as 500ms, 60s, 5m or 1h");
    }

    private static long ParseNumber(string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most
            ? n
            : throw new FormatException(most == long.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");

    private static Flag<T> Choice<T>(string name, string description, T value)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(v => v.ToString().ToLowerInvariant());
        return Parsed(name, description, string.Join('|', names.Keys), value, text =>
            names.TryGetValue(text, out var chosen) ? chosen : throw new FormatException($"one of {string.Join(", ", names.Keys)}"));
    }

    private static Flag<string> Choice(string name, string description, string value, string[] values) =>
        Parsed(name, description, string.Join('|', values), value, text =>
            values.Contains(text) ? text : throw new FormatException($"one of {string.Join(", ", values)}"));

    private static Option<string[]> Many(string name, string description) =>
        new(name) { Description = description, HelpName = "P", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static Flag<T> Parsed<T>(string name, string description, string helpName, T value, Func<string, T> parse) =>
        new(name, value, parse) { Description = description, HelpName = helpName };
}
