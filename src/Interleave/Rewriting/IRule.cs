namespace Interleave.Rewriting;

/// <summary>Says what takes the place of one kind of instruction.</summary>
internal interface IRule
{
    /// <summary>Emits the replacement of the unit, or returns false when the rule has nothing to say about it.</summary>
    bool Apply(MethodContext context, Unit unit, Emit emit);
}
