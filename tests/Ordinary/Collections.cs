namespace Ordinary;

public static class Collections
{
    public static string ListSum()
    {
        var list = new List<int> { 3, 1, 2 };
        list.Sort();
        list.Insert(1, 9);
        list.RemoveAt(0);
        return string.Join(",", list) + list.Sum() + list.Contains(9);
    }
}
