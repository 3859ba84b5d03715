namespace Interleave.Sync;

/// <summary>Says what each operation of a path has to do at its start and at its end.</summary>
/// <remarks>
/// The whole path takes and gives one. A sequence hands over by a semaphore of its own; a selection gives its before and behind to
/// each of its choices; a burst does them for the first one in and the last one out.
/// (Campbell and Habermann, "The Specification of Process Synchronization by Path Expressions", LNCS 16, 1974, section 4.)
/// </remarks>
/// <param name="counts">What the counts are at first; those of the path are added.</param>
/// <param name="found">Told of each operation.</param>
internal sealed class PathCompiler(List<int> counts, Action<string, PathAction, PathAction> found)
{
    public void Compile(PathNode path)
    {
        int whole = NewCount(1);
        Compile(path, new PathAction.Take(whole), new PathAction.Give(whole));
    }

    private void Compile(PathNode node, PathAction before, PathAction behind)
    {
        switch (node)
        {
            case PathNode.Name name:
                found(name.Text, before, behind);
                break;
            case PathNode.Selection selection:
                foreach (PathNode choice in selection.Choices)
                    Compile(choice, before, behind);
                break;
            case PathNode.Burst burst:
                int inside = NewCount(0);
                Compile(burst.Body, new PathAction.Join(inside, before), new PathAction.Part(inside, behind));
                break;
            case PathNode.Sequence sequence:
                foreach (PathNode part in sequence.Parts.SkipLast(1))
                {
                    int handedOver = NewCount(0);
                    Compile(part, before, new PathAction.Give(handedOver));
                    before = new PathAction.Take(handedOver);
                }
                Compile(sequence.Parts[^1], before, behind);
                break;
        }
    }

    private int NewCount(int value)
    {
        counts.Add(value);
        return counts.Count - 1;
    }
}
