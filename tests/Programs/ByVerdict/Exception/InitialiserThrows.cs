namespace Interleave.Programs.ByVerdict.Exception;

/// <summary>A type whose initialiser throws.</summary>
public sealed class InitialiserThrows
{
    static class Settings
    {
        public static readonly int Port = Read();

        static int Read() => throw new InvalidOperationException("on purpose");
    }

    int port;

    public void Run() => Together.Run(() => port = Settings.Port);
}
