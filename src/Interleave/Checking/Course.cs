using System.Globalization;
using Interleave.Memory;
using Interleave.Tracing;

namespace Interleave.Checking;

/// <summary>One execution, as it can be followed: a schedule and, under a weaker memory model, where a step does not take the last write.</summary>
/// <param name="Runs">Which thread takes how many visible steps.</param>
/// <param name="Memory">The memory model.</param>
/// <param name="Back">By step, from 1: how many writes behind the last one a read takes, or a write stands.</param>
/// <param name="Hoists">Whether loops that read only plain memory go round for ever.</param>
internal sealed record Course(IReadOnlyList<(string Thread, int Steps)> Runs, IMemoryModel Memory, IReadOnlyDictionary<int, int> Back, bool Hoists = false)
{
    private const string HoistsPart = "hoisted";

    /// <summary>How often a thread is left that could have gone on, where the course was made from an execution.</summary>
    public int Preemptions { get; init; }

    /// <summary>How many steps it has.</summary>
    public int Length => Runs.Sum(r => r.Steps);

    /// <summary>Whether it is easier to follow: it has fewer preemptions, or as many and fewer steps, or as many and fewer that do not take the last write.</summary>
    public bool IsShorterThan(Course other) => (Preemptions, Length, Back.Count).CompareTo((other.Preemptions, other.Length, other.Back.Count)) < 0;

    /// <summary>A schedule under sequential consistency.</summary>
    public static Course Of(IReadOnlyList<(string Thread, int Steps)> runs) => new(runs, new SequentialConsistency(), new Dictionary<int, int>());

    /// <summary>The parts of a token's facts that are of the course, in front of those of <paramref name="facts"/>.</summary>
    public string WriteFacts(string facts)
    {
        IEnumerable<string> parts = Memory.IsWeak ? [Memory.Name] : [];
        parts = parts.Concat(Hoists ? [HoistsPart] : []).Concat(Back.OrderBy(b => b.Key).Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key}b{b.Value}")));
        return string.Join('-', facts.Length == 0 ? parts : parts.Append(facts));
    }

    /// <summary>Reads a token; what is left of its facts is not of the course.</summary>
    /// <exception cref="WrongTokenException">It takes earlier writes under sequential consistency.</exception>
    public static Course Read(ReplayToken token, out string facts)
    {
        IMemoryModel memory = new SequentialConsistency();
        var back = new Dictionary<int, int>();
        var rest = new List<string>();
        bool hoists = false;
        foreach (string part in token.Facts.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = part.Split('b');
            if (Models.Named(part) is { } named)
                memory = named;
            else if (part == HoistsPart)
                hoists = true;
            else if (sides.Length == 2 && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int step)
                && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                back[step] = count;
            else
                rest.Add(part);
        }
        if (back.Count > 0 && !memory.IsWeak)
            throw new WrongTokenException("the replay token takes earlier writes than the last, but names no memory model that may: tso or dotnet");
        facts = string.Join('-', rest);
        return new Course(token.Runs, memory, back, hoists);
    }
}
