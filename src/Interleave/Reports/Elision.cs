namespace Interleave.Reports;

/// <summary>Shortens long schedules: what stays longest is what stands next to a switch of threads.</summary>
internal static class Elision
{
    /// <summary>The most rows that are shown.</summary>
    public const int Limit = 60;

    public static List<Row> Shorten(List<Row> rows)
    {
        if (rows.Count <= Limit)
        {
            return rows;
        }

        for (var keep = 20; keep >= 1; keep--)
        {
            var shorter = KeepEnds(rows, keep);
            if (shorter.Count <= Limit)
            {
                return shorter;
            }
        }

        // Too many switches: the start, and the end, where it fails.
        var few = KeepEnds(rows, 1);
        const int Head = Limit / 3;
        const int Tail = Limit - Head - 1;
        var left = few.Skip(Head).Take(few.Count - Head - Tail).Sum(r => r is ElisionRow e ? e.Steps : r is StepRow ? 1 : 0);
        return [.. few.Take(Head), new ElisionRow("", left), .. few.TakeLast(Tail)];
    }

    private static List<Row> KeepEnds(List<Row> rows, int keep)
    {
        var kept = new List<Row>();
        for (var first = 0; first < rows.Count;)
        {
            if (rows[first] is not StepRow { Thread: var thread })
            {
                kept.Add(rows[first++]);
                continue;
            }

            var end = first;
            while (end < rows.Count && rows[end] is StepRow row && row.Thread == thread)
            {
                end++;
            }

            var left = end - first - (2 * keep);
            if (left <= 1)
            {
                kept.AddRange(rows[first..end]);
            }
            else
            {
                kept.AddRange(rows[first..(first + keep)]);
                kept.Add(new ElisionRow(thread, left));
                kept.AddRange(rows[(end - keep)..end]);
            }

            first = end;
        }

        return kept;
    }
}
