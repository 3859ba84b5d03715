namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A list that is enumerated in one locked section after the other.</summary>
public sealed class ChangedWhileEnumerated
{
    readonly List<int> list = [1, 2, 3];

    public void Run() => Together.Run(Add, Sum);

    void Add()
    {
        lock (list)
            list.Add(4);
    }

    void Sum()
    {
        IEnumerator<int> numbers;
        lock (list)
            numbers = list.GetEnumerator();
        while (Next(numbers))
            ;
    }

    bool Next(IEnumerator<int> numbers)
    {
        lock (list)
            return numbers.MoveNext();
    }
}
