namespace Interleave.Programs.ByVerdict.Verified;

/// <summary>A type that both threads may be the first to use.</summary>
public sealed class StaticInitialiserRunsOnce
{
    static int s_initialised;

    static class Settings
    {
        public static readonly string Name = Read();

        static string Read()
        {
            Interlocked.Increment(ref s_initialised);
            return "name";
        }
    }

    public void Run()
    {
        Together.Run(Use, Use);
        Assert.That(s_initialised == 1, "Expected one initialisation.");
    }

    static void Use() => Assert.That(Settings.Name == "name", "Expected the type to be initialised.");
}
