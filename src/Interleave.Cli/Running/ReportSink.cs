using Interleave.Reports;
using Interleave.Tracing;

namespace Interleave.Cli.Running;

/// <summary>Takes results as they come and writes them: text at once, a document at the end, files when asked.</summary>
internal sealed class ReportSink
{
    private readonly Terminal _terminal;
    private readonly string _format;
    private readonly string? _folder;
    private readonly StringWriter _text = new();
    private readonly List<CheckResult> _results = [];

    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public ReportSink(Terminal terminal, string format, string? folder)
    {
        _terminal = terminal;
        _format = format;
        _folder = folder;
        if (folder is not null)
        {
            ToFolder(() => Directory.CreateDirectory(folder));
        }
    }

    public IReadOnlyList<CheckResult> Results => _results;

    public void Add(CheckResult result, TextOptions options)
    {
        if (_results.Count > 0)
        {
            Text("");
        }

        _results.Add(result);
        if (_format == Documents.Text)
        {
            TextReport.Write(result, _terminal.Out, options);
            _terminal.Out.Flush();
        }

        if (_folder is not null)
        {
            TextReport.Write(result, _text, options with { Width = 100 });
        }
    }

    /// <summary>Writes what is written at the end.</summary>
    public void Finish()
    {
        if (_results.Count > 1)
        {
            Text("");
            Text(Summary());
        }

        if (_format != Documents.Text && Documents.Write(_format, _results) is { Length: > 0 } document)
        {
            _terminal.Out.WriteLine(document);
        }

        if (_folder is { } folder)
        {
            ToFolder(() =>
            {
                File.WriteAllText(Path.Combine(folder, "report.txt"), _text.ToString());
                File.WriteAllText(Path.Combine(folder, "report.json"), Documents.Write("json", _results) + "\n");
            });
        }
    }

    private void Text(string line)
    {
        _text.WriteLine(line);
        if (_format == Documents.Text)
        {
            _terminal.Out.WriteLine(line);
        }
    }

    private string Summary()
    {
        var parts = new (Outcome Outcome, string Name)[]
        {
            (Outcome.Failed, "failed"),
            (Outcome.Error, "not checked: the checker failed"),
            (Outcome.NotInstrumented, "not instrumented"),
            (Outcome.NoBugFound, "no bug found"),
            (Outcome.Verified, "verified"),
        };
        var words = parts.Select(p => (p.Name, Count: _results.Count(r => r.Outcome == p.Outcome))).Where(p => p.Count > 0);
        return $"{_results.Count} tests: {string.Join(", ", words.Select(w => $"{w.Count} {w.Name}"))}.";
    }

    private static void ToFolder(Action write)
    {
        try
        {
            write();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--out: {denied.Message}");
        }
    }
}
