namespace Interleave.Programs.ByVerdict.Race;

/// <summary>An array is sorted while another thread searches it.</summary>
public sealed class SortedWhileSearched
{
    readonly int[] numbers = [2, 3, 1];
    int found;

    public void Run() => Together.Run(() => Array.Sort(numbers), () => found = Array.BinarySearch(numbers, 3));
}
