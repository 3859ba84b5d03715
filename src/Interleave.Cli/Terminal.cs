namespace Interleave.Cli;

/// <summary>Where a command writes: the answer, and what is said beside it.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>The columns of a report.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether a line on <see cref="Error"/> can be redrawn.</summary>
    public bool CanRedraw { get; init; }

    /// <summary>How the user called this program, for the commands that reports name.</summary>
    public string Command { get; init; } = "interleave";

    public static Terminal OfProcess() => new(Console.Out, Console.Error)
    {
        Width = WidthOfProcess(),
        CanRedraw = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Command = Environment.GetEnvironmentVariable("INTERLEAVE_COMMAND") is { Length: > 0 } command ? command : "interleave",
    };

    private static int WidthOfProcess()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 100 : Math.Clamp(Console.WindowWidth, 60, 200);
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
