namespace Interleave.Sync;

/// <summary>Reads a path expression.</summary>
/// <remarks>
/// <code>
/// path      = "path" selection "end"
/// selection = sequence { ( "+" | "," ) sequence }
/// sequence  = part { ";" part }
/// part      = name | "{" selection "}" | "(" selection ")"
/// </code>
/// </remarks>
internal sealed class PathParser
{
    private readonly string _text;
    private readonly HashSet<string> _names = [];
    private int _at;

    private PathParser(string text) => _text = text;

    /// <exception cref="FormatException">It is no path; the message says where and what was expected.</exception>
    public static PathNode Parse(string text)
    {
        var parser = new PathParser(text);
        if (!parser.TakeWord("path"))
            throw parser.Expected("'path'");
        PathNode body = parser.Selection();
        if (!parser.TakeWord("end"))
            throw parser.Expected("';', '+' or 'end'");
        parser.SkipSpace();
        return parser._at == text.Length ? body : throw parser.Expected("nothing behind 'end'");
    }

    private PathNode Selection()
    {
        List<PathNode> choices = [Sequence()];
        while (TakeSign('+') || TakeSign(','))
            choices.Add(Sequence());
        return choices.Count == 1 ? choices[0] : new PathNode.Selection(choices);
    }

    private PathNode Sequence()
    {
        List<PathNode> parts = [Part()];
        while (TakeSign(';'))
            parts.Add(Part());
        return parts.Count == 1 ? parts[0] : new PathNode.Sequence(parts);
    }

    private PathNode Part()
    {
        if (TakeSign('{'))
        {
            PathNode body = Selection();
            return TakeSign('}') ? new PathNode.Burst(body) : throw Expected("';', '+' or '}'");
        }
        if (TakeSign('('))
        {
            PathNode body = Selection();
            return TakeSign(')') ? body : throw Expected("';', '+' or ')'");
        }
        SkipSpace();
        int start = _at;
        string name = Word();
        if (name is not ("" or "path" or "end") && _names.Add(name))
            return new PathNode.Name(name);
        _at = start;
        throw _names.Contains(name)
            ? Wrong($"'{name}' is in this path already: what it has to do would depend on which one is meant")
            : Expected("the name of an operation, '{' or '('");
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
        _at = start;
        string found = start == _text.Length ? "the end of the text" : word != "" ? $"'{word}'" : $"'{_text[start]}'";
        return Wrong($"Expected {what}, found {found}");
    }

    private FormatException Wrong(string what) => new($"{what}, at {_at + 1} of:\n  {_text}\n  {new string(' ', _at)}^");
}
