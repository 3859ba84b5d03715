namespace Interleave.Reports;

/// <summary>Draws the rows: a column for each thread, or one for all when there are too many.</summary>
internal sealed class ScheduleTable
{
    private const int NumberWidth = 6;
    private const int LeastColumn = 16;
    private const int UsualColumn = 28;
    private const int MostThreads = 5;
    private const int Gap = 2;
    private const int LeastRule = 74;

    private readonly IReadOnlyList<string> _threads;
    private readonly int _page;
    private readonly int _column;
    private readonly bool _oneColumn;
    private readonly int _names;

    public ScheduleTable(IReadOnlyList<string> threads, IReadOnlyList<Row> rows, int page)
    {
        _threads = [.. threads.Concat(rows.OfType<StepRow>().Select(r => r.Thread)).Distinct()];
        _page = page;
        var room = ((page - Indent + Gap) / Math.Max(1, _threads.Count)) - Gap;
        _oneColumn = _threads.Count > MostThreads || room < LeastColumn;
        _names = Math.Max("thread".Length, _threads.Select(t => Words.Plain(t).Length).DefaultIfEmpty().Max());
        var widest = rows.OfType<StepRow>().Select(r => r.Text.Length).DefaultIfEmpty().Max();
        _column = _oneColumn
            ? Math.Max(LeastColumn, page - Indent - _names - Gap)
            : Math.Min(Math.Max(UsualColumn, widest), room);
    }

    private static int Indent => NumberWidth + 2;

    public IEnumerable<string> Draw(IEnumerable<Row> rows)
    {
        yield return Header();
        foreach (var row in rows)
        {
            foreach (var line in row switch
            {
                StepRow step => Step(step),
                RuleRow rule => Rule(rule.Text),
                ElisionRow left => [$"   …    {(left.Thread.Length == 0 ? "" : $"{left.Thread}: ")}{Words.Count(left.Steps, "step")} left out"],
                _ => [],
            })
            {
                yield return line;
            }
        }
    }

    private string Header() => "  step  " + (_oneColumn
        ? "thread".PadRight(_names + Gap)
        : string.Concat(_threads.Select(t => Words.Plain(t).PadRight(_column + Gap)))).TrimEnd();

    private IEnumerable<string> Step(StepRow row)
    {
        var name = Words.Plain(row.Thread);
        var offset = _oneColumn ? "" : new string(' ', IndexOf(row.Thread) * (_column + Gap));
        var number = "  " + row.Number.PadLeft(2);
        var first = true;
        foreach (var line in Words.Wrap(row.Text, _column, hanging: 4))
        {
            var left = (first ? number : "").PadRight(Indent - 1) + " ";
            yield return left + offset + (_oneColumn ? (first ? name : "").PadRight(_names + Gap) : "") + line;
            first = false;
        }
    }

    private IEnumerable<string> Rule(string text)
    {
        var table = _oneColumn ? LeastRule : Indent + (_threads.Count * (_column + Gap)) - Gap;
        var width = Math.Min(_page, Math.Max(table, LeastRule));
        var lines = Words.Wrap(Words.Plain(text), width - 9).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = $"   ── {lines[i]}";
            yield return i + 1 < lines.Count ? line : $"{line} {new string('─', Math.Max(2, width - line.Length - 1))}";
        }
    }

    private int IndexOf(string thread)
    {
        for (var i = 0; i < _threads.Count; i++)
        {
            if (_threads[i] == thread)
            {
                return i;
            }
        }

        return 0;
    }
}
