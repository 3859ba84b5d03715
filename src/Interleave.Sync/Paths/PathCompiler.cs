namespace Interleave.Sync;

/// <summary>Reads a path expression and says what each of its operations has to do at its start and at its end.</summary>
/// <remarks>
/// <code>
/// path      = "path" selection "end"
/// selection = sequence { ( "+" | "," ) sequence }
/// sequence  = part { ";" part }
/// part      = name | "{" selection "}" | "(" selection ")"
/// </code>
/// A sequence hands over by a semaphore of its own, a selection gives its before and behind to each of its choices, a burst
/// does them for the first one in and the last one out. Each operation stands in a path once: what it has to do would
/// depend on which one is meant.
/// </remarks>
internal sealed class PathCompiler
{
    private readonly string _text;
    private readonly List<int> _counts;
    private readonly Dictionary<string, (PathAction Before, PathAction Behind)> _operations = [];
    private int _at;

    private PathCompiler(string text, List<int> counts) => (_text, _counts) = (text, counts);

    /// <summary>The operations of a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="counts">What the counts are at first; those of the path are added.</param>
    /// <exception cref="FormatException">It is no path; the message says where and what was expected.</exception>
    public static IReadOnlyDictionary<string, (PathAction Before, PathAction Behind)> Compile(string text, List<int> counts)
    {
        var compiler = new PathCompiler(text, counts);
        compiler.Path();
        return compiler._operations;
    }

    private void Path()
    {
        if (!TakeWord("path"))
            throw Expected("'path'");
        int whole = NewCount(1);
        Selection(new PathAction.Take(whole), new PathAction.Give(whole));
        if (!TakeWord("end"))
            throw Expected("';', '+' or 'end'");
        SkipSpace();
        if (_at < _text.Length)
            throw Expected("nothing behind 'end'");
    }

    private void Selection(PathAction before, PathAction behind)
    {
        do
            Sequence(before, behind);
        while (TakeSign('+') || TakeSign(','));
    }

    private void Sequence(PathAction before, PathAction behind)
    {
        PathAction next = before;
        while (true)
        {
            // What comes behind a part is known only when it was read: it may be the last one.
            int start = _at, counts = _counts.Count;
            var kept = new Dictionary<string, (PathAction, PathAction)>(_operations);
            Part(next, behind);
            if (!TakeSign(';'))
                return;
            _at = start;
            _counts.RemoveRange(counts, _counts.Count - counts);
            Restore(kept);
            int handedOver = NewCount(0);
            Part(next, new PathAction.Give(handedOver));
            TakeSign(';');
            next = new PathAction.Take(handedOver);
        }
    }

    private void Part(PathAction before, PathAction behind)
    {
        if (TakeSign('{'))
        {
            int inside = NewCount(0);
            Selection(new PathAction.Join(inside, before), new PathAction.Part(inside, behind));
            if (!TakeSign('}'))
                throw Expected("';', '+' or '}'");
        }
        else if (TakeSign('('))
        {
            Selection(before, behind);
            if (!TakeSign(')'))
                throw Expected("';', '+' or ')'");
        }
        else
        {
            int start = _at;
            string name = Word();
            if (name is "" or "path" or "end")
            {
                _at = start;
                throw Expected("the name of an operation, '{' or '('");
            }
            if (!_operations.TryAdd(name, (before, behind)))
            {
                _at -= name.Length;
                throw Wrong($"'{name}' is in this path already, and an operation may be in a path once");
            }
        }
    }

    private void Restore(Dictionary<string, (PathAction, PathAction)> kept)
    {
        _operations.Clear();
        foreach ((string name, (PathAction, PathAction) actions) in kept)
            _operations.Add(name, actions);
    }

    private int NewCount(int value)
    {
        _counts.Add(value);
        return _counts.Count - 1;
    }

    private bool TakeSign(char sign)
    {
        SkipSpace();
        if (_at == _text.Length || _text[_at] != sign)
            return false;
        _at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        int start = _at;
        if (Word() == word)
            return true;
        _at = start;
        return false;
    }

    private string Word()
    {
        SkipSpace();
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        return _text[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private FormatException Expected(string what)
    {
        SkipSpace();
        int start = _at;
        string word = Word();
        string found = start == _text.Length ? "the end of the text" : word != "" ? $"'{word}'" : $"'{_text[start]}'";
        _at = start;
        return Wrong($"Expected {what}, found {found}");
    }

    private FormatException Wrong(string what) => new($"{what}, at {_at + 1} of:\n  {_text}\n  {new string(' ', _at)}^");
}
