using System.Diagnostics;

namespace Interleave.Cli.Gallery;

/// <summary>Shows what is being checked: one line redrawn on a terminal, otherwise a line every 15 s.</summary>
internal sealed class GalleryProgress(Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Interval;
    private int _drawn;

    public void Show(string text)
    {
        if (terminal.CanRedraw)
        {
            text = text.Length < terminal.Width ? text : text[..(terminal.Width - 1)];
            terminal.Error.Write("\r" + text.PadRight(_drawn));
            terminal.Error.Flush();
            _drawn = text.Length;
        }
        else if (_watch.Elapsed >= _next)
        {
            terminal.Error.WriteLine(text);
            _next = _watch.Elapsed + Interval;
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
