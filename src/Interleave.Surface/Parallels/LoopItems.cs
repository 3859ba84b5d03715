namespace Interleave.Surface.Parallels;

/// <summary>What a loop goes through. An item is fetched by the round that it is for, so that whoever changes the source meanwhile is seen.</summary>
/// <remarks>What has no indexer is gone through beforehand, and each round only looks at it once more.</remarks>
internal sealed class LoopItems<T>
{
    private readonly string _call;
    private readonly IEnumerable<T> _source;
    private readonly T[]? _taken;

    public LoopItems(IEnumerable<T> source, string call)
    {
        (_source, _call) = (source, call);
        if (source is T[] array)
        {
            Count = array.Length;
            return;
        }
        Run.Touch(source, call, write: false);
        if (source is IList<T> list)
            Count = list.Count;
        else
            Count = (_taken = [.. source]).Length;
    }

    public int Count { get; }

    public T this[int index]
    {
        get
        {
            if (_source is T[] array)
                return Elements.Load(array, index);
            Run.Touch(_source, _call, write: false);
            return _taken is null ? ((IList<T>)_source)[index] : _taken[index];
        }
    }
}
