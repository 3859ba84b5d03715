namespace Interleave.Litmus;

/// <summary>What a litmus test is called, and the outcome that it is about.</summary>
/// <param name="name">The shape's name in the literature, with what orders each thread's steps: <c>MP+fence+po</c>.</param>
/// <param name="question">The outcome asked about, as <c>r0=1 r1=0</c>: what <see cref="LitmusTest.Outcome"/> is made of, in its order.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LitmusAttribute(string name, string question) : Attribute
{
    /// <summary>The test's name.</summary>
    public string Name { get; } = name;

    /// <summary>The outcome asked about.</summary>
    public string Question { get; } = question;
}
