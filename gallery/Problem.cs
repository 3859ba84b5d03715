namespace Interleave.Gallery;

/// <summary>What is to be solved, and how.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Story">What it is about, in a sentence or two.</param>
/// <param name="Solutions">Its solutions, each with its variants together.</param>
public sealed record Problem(string Name, string Story, IReadOnlyList<Solution> Solutions);

/// <summary>One way to solve a problem, right or wrong.</summary>
/// <param name="Problem">The problem, which is the name of its folder.</param>
/// <param name="Name">The solution's name in the textbooks.</param>
/// <param name="Variant">How its shared fields are declared: <c>plain</c>, <c>fence</c>, <c>volatile</c>, <c>volatile + fence</c> …</param>
/// <param name="TypeName">The full name of its class.</param>
/// <param name="SourceFile">Its file, from the gallery's folder.</param>
/// <param name="Scenarios">What is checked.</param>
public sealed record Solution(
    string Problem, string Name, string Variant, string TypeName, string SourceFile, IReadOnlyList<Scenario> Scenarios)
{
    /// <summary>The same with a scenario that is too large to explore all of it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="schedules">How many schedules to draw at random.</param>
    public Solution Sampling(string method, int schedules) => this with
    {
        Scenarios = [.. Scenarios, new Scenario(method, $"{TypeName[(TypeName.LastIndexOf('.') + 1)..]}.{method}", Gallery.Property.Sampled, schedules)],
    };

    /// <summary>The solution that a class is. Its namespace is its folder, and the first part of that the problem.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="name">The solution's name in the textbooks.</param>
    /// <param name="variant">How its shared fields are declared.</param>
    /// <param name="scenarios">What is checked: methods of the class, and what is asked of each.</param>
    public static Solution Of<T>(string name, string variant, params (string Method, string Property)[] scenarios) where T : new()
    {
        string folder = typeof(T).Namespace![(typeof(Solution).Namespace!.Length + 1)..].Replace('.', '/');
        return new Solution(
            folder.Split('/')[0], name, variant, typeof(T).FullName!, $"{folder}/{typeof(T).Name}.cs",
            [.. scenarios.Select(s => new Scenario(s.Method, $"{typeof(T).Name}.{s.Method}", s.Property))]);
    }
}

/// <summary>A way to use a solution, and what is asked of it then.</summary>
/// <param name="Name">The scenario's name, which is the method's.</param>
/// <param name="Method">The method to check, as <c>Type.Method</c>; it may be inherited.</param>
/// <param name="Property">What is asked: a <see cref="Gallery.Property"/>.</param>
/// <param name="Schedules">How many schedules to draw at random, where there are too many to explore them all.</param>
public sealed record Scenario(string Name, string Method, string Property, int? Schedules = null);
