using System.CommandLine;

namespace Interleave.Cli;

/// <summary>An option with a value of its own kind and one for when it is not given.</summary>
internal sealed class Flag<T> : Option<T>
{
    private readonly T _value;

    /// <param name="name">The flag.</param>
    /// <param name="value">Its value when it is not given. (The parser's own default would stand in the help as the runtime writes it.)</param>
    /// <param name="parse">Reads a value; throws a <see cref="FormatException"/> that says what was expected.</param>
    public Flag(string name, T value, Func<string, T> parse)
        : base(name)
    {
        _value = value;
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            try
            {
                return parse(text);
            }
            catch (FormatException expected)
            {
                result.AddError($"{name} takes {expected.Message}; '{text}' is not that");
                return value;
            }
        };
    }

    public T Read(ParseResult parsed) => parsed.GetResult(this) is null ? _value : parsed.GetValue(this)!;
}
