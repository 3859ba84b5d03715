namespace Interleave.Tests.SeenThrough;

/// <summary>
/// Programs with a race that loses an update (or breaks something else) through memory or calls that a checker may fail
/// to see. The body of each is run by two threads at the same time; <c>End</c>, if there is one, is run after them and
/// says whether the outcome is that of some order of the two.
/// </summary>
internal static partial class UnseenPrograms
{
    /// <summary>By name: members that both bodies use, the first body, the second body (null: the same), what must hold at the end.</summary>
    public static IReadOnlyDictionary<string, (string Members, string First, string? Second, string End)> All => s_all ??= new([.. Framework, .. Memory, .. Runtime]);

    private static Dictionary<string, (string Members, string First, string? Second, string End)>? s_all;

    public static string SourceOf(string name)
    {
        (string members, string first, string? second, string end) = All[name];
        return $$"""
            public static class Test_{{name}}
            {
                class T
                {
                    {{members}}
                    public static void First() { {{first}} }
                    public static void Second() { {{second ?? first}} }
                    static int begun;
                    public static void Begin() { begun = 1; }
                    public static void End() { if (!({{end}})) throw new Exception("lost"); }
                }

                public static void Run()
                {
                    T.Begin();
                    Thread a = new(T.First), b = new(T.Second);
                    a.Start();
                    b.Start();
                    a.Join();
                    b.Join();
                    T.End();
                }
            }
            """;
    }
}
