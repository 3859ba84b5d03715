using System.Diagnostics;

namespace Interleave.Cli.Running.Children;

/// <summary>Passes on what a child prints, but for what the runtime prints when it dies: that becomes a sentence of the report.</summary>
/// <remarks>Lines come on threads of the process class; every access is under a lock.</remarks>
internal sealed class ChildOutput
{
    private const int MostHeld = 1000;

    private readonly TextWriter _error;
    private readonly Process _process;
    private readonly List<string> _held = [];

    public ChildOutput(Process process, TextWriter error)
    {
        _process = process;
        _error = error;
        process.OutputDataReceived += (_, line) => PassOn(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Takes what the runtime printed when the process died. Waits for all of it.</summary>
    public IReadOnlyList<string> LastWords()
    {
        _process.WaitForExit();
        lock (_held)
        {
            string[] words = [.. _held];
            _held.Clear();
            return words;
        }
    }

    /// <summary>What looked like the runtime's and was the program's own, since it has lived on.</summary>
    public void Flush()
    {
        lock (_held)
        {
            foreach (var line in _held)
            {
                PassOn(line);
            }

            _held.Clear();
        }
    }

    private void Take(string? line)
    {
        lock (_held)
        {
            if (line is null || (_held.Count == 0 && !ChildEnd.IsLastWord(line)))
            {
                PassOn(line);
            }
            else if (_held.Count < MostHeld)
            {
                _held.Add(line);
            }
        }
    }

    private void PassOn(string? line)
    {
        if (line is not null)
        {
            lock (_error)
            {
                _error.WriteLine(line);
            }
        }
    }
}
