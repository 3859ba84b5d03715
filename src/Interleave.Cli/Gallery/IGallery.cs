namespace Interleave.Cli.Gallery;

/// <summary>The gallery of classical problems.</summary>
internal interface IGallery
{
    /// <summary>The problems' names, in the order of the matrix.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Checks every solution of one problem.</summary>
    GalleryMatrix Check(string problem, Action<Progress>? progress);
}
