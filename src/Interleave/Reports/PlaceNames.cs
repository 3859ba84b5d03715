using System.Globalization;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Places as a report names them: <c>:13</c> while only one file occurs, else <c>Bank.cs:13</c>.</summary>
internal sealed class PlaceNames
{
    private readonly bool _oneFile;

    public PlaceNames(IEnumerable<Place?> places) =>
        _oneFile = places.Select(p => p?.File).OfType<string>().Distinct().Take(2).Count() == 1;

    /// <summary>Always with the file's name.</summary>
    public static PlaceNames AlwaysLong { get; } = new([]);

    public static PlaceNames Of(Trace trace) => new(
        trace.Steps.Select(s => Nearest(s.Stack))
            .Concat(trace.Blocked.Where(b => !trace.OnlyJoins(b)).Select(b => Nearest(b.Stack)))
            .Concat(trace.Blocked.SelectMany(b => b.Holds.Select(h => h.Place))));

    /// <summary>The innermost place that has a source line: frames without one belong to a library.</summary>
    public static Place? Nearest(IReadOnlyList<Place> stack)
    {
        foreach (var place in stack)
        {
            if (place.File is not null)
            {
                return place;
            }
        }

        return stack.Count > 0 ? stack[0] : null;
    }

    /// <summary>With the file's name whatever else occurs.</summary>
    public static string Long(Place? place) => place switch
    {
        null => "",
        { File: null } => place.Method,
        { File: { } file } => $"{FileName(file)}:{Line(place)}",
    };

    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    public string Short(Place? place) => place is { File: not null } && _oneFile ? $":{Line(place)}" : Long(place);

    public string Short(IReadOnlyList<Place> stack) => Short(Nearest(stack));

    /// <summary><c> at :13</c>, or nothing when the place is unknown.</summary>
    public string At(Place? place) => place is null ? "" : place.File is null ? $" in {place.Method}" : $" at {Short(place)}";

    /// <summary><c> (:13)</c>, or nothing when the place is unknown.</summary>
    public string InBrackets(Place? place) => place is null ? "" : $" ({Short(place)})";

    private static string Line(Place place) => place.Line.ToString(CultureInfo.InvariantCulture);
}
