namespace Interleave.Reports;

/// <summary>How a text report is written.</summary>
public sealed record TextOptions
{
    /// <summary>Where the token goes in <see cref="ReplayCommand"/>.</summary>
    public const string TokenMark = "{token}";

    /// <summary>The columns of the page; a report is never wider as far as its words allow.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether long schedules are written in full, with the library's own frames.</summary>
    public bool Full { get; init; }

    /// <summary>The command that replays a schedule of this test: the token stands for <see cref="TokenMark"/>, or follows.</summary>
    public string ReplayCommand { get; init; } = "interleave replay …";

    /// <summary>Whether the schedule was given by the user, so that nothing is said of a search.</summary>
    public bool IsReplay { get; init; }
}
