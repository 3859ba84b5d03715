namespace FailingTests;

internal static class Together
{
    public static void Run(Action first, Action second)
    {
        Thread a = new(() => first()) { Name = "A" }, b = new(() => second()) { Name = "B" };
        a.Start();
        b.Start();
        a.Join();
        b.Join();
    }
}
