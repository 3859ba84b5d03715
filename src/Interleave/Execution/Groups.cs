namespace Interleave.Executing;

/// <summary>
/// Which objects some operation uses together. What is done to any of them is then done to the whole: an operation on
/// several is a step like any other, at the price of an order between the others.
/// </summary>
/// <remarks>Like what is in <see cref="Knowledge"/> it only grows, and when it does, the search begins again.</remarks>
internal sealed class Groups
{
    private readonly Dictionary<(int Identity, Type Kind), (int Identity, Type Kind)> parents = [];

    /// <summary>The object that a group is known by; the object itself when it is alone.</summary>
    public (int Identity, Type Kind) Find((int Identity, Type Kind) member)
    {
        while (parents.TryGetValue(member, out (int Identity, Type Kind) parent))
            member = parent;
        return member;
    }

    public bool Contains((int Identity, Type Kind) member) => parents.ContainsKey(member) || parents.ContainsValue(member);

    /// <summary>Whether there is no group.</summary>
    public bool IsEmpty => parents.Count == 0;

    /// <summary>Puts two objects into one group; whether that is new.</summary>
    public bool Join((int Identity, Type Kind) one, (int Identity, Type Kind) other)
    {
        one = Find(one);
        other = Find(other);
        if (one == other)
            return false;
        parents.Add(other, one);
        return true;
    }
}
