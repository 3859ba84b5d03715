using System.Reflection;

namespace Interleave.Litmus;

/// <summary>A litmus test of the suite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Question">The outcome that it is about.</param>
/// <param name="Type">Its class, which has a constructor without parameters.</param>
public sealed record SuiteEntry(string Name, string Question, Type Type)
{
    /// <summary>The variables in question, in the order of the digits of <see cref="LitmusTest.Outcome"/>.</summary>
    public IReadOnlyList<string> Variables { get; } = [.. Question.Split(' ').Select(p => p.Split('=')[0])];

    /// <summary>An outcome in words, as <see cref="Question"/> has it.</summary>
    public string Describe(int outcome)
    {
        string digits = outcome.ToString("D" + Variables.Count, System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(' ', Variables.Select((v, i) => $"{v}={digits[i]}"));
    }

    /// <summary>A new instance, with everything 0.</summary>
    public LitmusTest Create() => (LitmusTest)Activator.CreateInstance(Type)!;
}

/// <summary>All litmus tests. What is true of them is for the checker, and for the machine, to say.</summary>
public static class Suite
{
    /// <summary>The tests, by shape.</summary>
    public static IReadOnlyList<SuiteEntry> Tests { get; } =
    [
        .. from type in typeof(Suite).Assembly.GetTypes()
           let litmus = type.GetCustomAttribute<LitmusAttribute>()
           where litmus is not null
           select new SuiteEntry(litmus.Name, litmus.Question, type),
    ];
}
