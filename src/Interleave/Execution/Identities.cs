namespace Interleave.Executing;

/// <summary>The identities of the objects of an execution that cannot keep theirs themselves: arrays, objects of other code.</summary>
/// <remarks>
/// The runtime takes long for the first hash code of an object, and these live for one execution: as long as there are
/// few, they are looked for one by one.
/// </remarks>
internal sealed class Identities
{
    private const int Few = 32;

    private readonly object?[] few = new object?[Few];
    private readonly int[] ofFew = new int[Few];
    private readonly Dictionary<object, int> others = new(ReferenceEqualityComparer.Instance);
    private int count;

    /// <summary>The identity of an object; 0 when it has none.</summary>
    public int Find(object target)
    {
        for (int i = count - 1; i >= 0; i--)
            if (ReferenceEquals(few[i], target))
                return ofFew[i];
        return others.Count == 0 ? 0 : others.GetValueOrDefault(target);
    }

    /// <summary>Gives an identity to an object that has none.</summary>
    public void Add(object target, int identity)
    {
        if (count == Few)
        {
            others[target] = identity;
            return;
        }
        few[count] = target;
        ofFew[count++] = identity;
    }

    public void Clear()
    {
        Array.Clear(few, 0, count);
        count = 0;
        others.Clear();
    }
}
