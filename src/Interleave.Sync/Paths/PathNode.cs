namespace Interleave.Sync;

/// <summary>A part of a path expression, as it was read.</summary>
internal abstract record PathNode
{
    /// <summary>An operation.</summary>
    public sealed record Name(string Text) : PathNode;

    /// <summary>One after the other.</summary>
    public sealed record Sequence(IReadOnlyList<PathNode> Parts) : PathNode;

    /// <summary>One of several.</summary>
    public sealed record Selection(IReadOnlyList<PathNode> Choices) : PathNode;

    /// <summary>Any number at once.</summary>
    public sealed record Burst(PathNode Body) : PathNode;
}
