namespace Interleave.Surface.Collections;

/// <summary>Which collections are controlled.</summary>
internal static class Known
{
    /// <summary>What is in a collection; null outside of a check.</summary>
    public static CollectionContents<T>? Contents<T>(object? target)
    {
        if (Controller.Current is not { } controller)
            return null;
        Calls.Guard.Receiver(controller, target);
        if (target is IControlledCollection<T> known)
            return known.Contents;
        controller.Refuse($"a {target!.GetType().Name} of code that is not rewritten, of a class of one's own, or from before the check,");
        return null;
    }
}
