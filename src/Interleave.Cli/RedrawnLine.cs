namespace Interleave.Cli;

/// <summary>A line beside the answer that says how far things are: redrawn on a terminal, otherwise written every 15 s.</summary>
/// <remarks>Used by the checking thread only.</remarks>
internal sealed class RedrawnLine(Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private TimeSpan _next = Interval;
    private int _drawn;

    public void Show(string text, TimeSpan elapsed)
    {
        if (terminal.CanRedraw)
        {
            text = text.Length < terminal.Width ? text : text[..(terminal.Width - 1)];
            terminal.Error.Write("\r" + text.PadRight(_drawn));
            terminal.Error.Flush();
            _drawn = text.Length;
        }
        else if (elapsed >= _next)
        {
            terminal.Error.WriteLine(text);
            _next = elapsed + Interval;
        }
    }

    /// <summary>Makes room for the report.</summary>
    public void Clear()
    {
        if (_drawn > 0)
        {
            terminal.Error.Write("\r" + new string(' ', _drawn) + "\r");
            terminal.Error.Flush();
            _drawn = 0;
        }
    }
}
