namespace Interleave.Executing;

/// <summary>Where the time of a search goes, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
internal sealed class Timings
{
    /// <summary>Adding events, looking for alternatives, making the next graph.</summary>
    public long Graph;
}
