namespace Interleave.Cli.Gallery;

/// <summary>The gallery of classical problems.</summary>
internal interface IGallery
{
    /// <summary>The problems' names, in the order of the matrices.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Checks every solution of one problem.</summary>
    /// <param name="problem">Its name.</param>
    /// <param name="schedules">Whether to look for the shortest failing schedules as well.</param>
    /// <param name="progress">Told what is being checked.</param>
    GalleryAnswer Check(string problem, bool schedules, Action<string>? progress);
}
