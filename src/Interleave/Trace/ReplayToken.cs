using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Interleave.Tracing;

/// <summary>A schedule as short text that a person can read and edit: <c>A2.B6.A4~1f2e3d4c</c>.</summary>
/// <remarks>
/// <c>runs~hash.facts</c>: which thread takes how many visible steps, then what the runs cannot say: the hash of the
/// checked code and, where a thread's turn leaves a choice, facts in the engine's own words. A person may leave out
/// both. A schedule without any step is <c>0</c>. The names in <see cref="Runs"/> are those of <see cref="NameOf"/>.
/// </remarks>
/// <param name="Runs">Who takes how many steps, in order.</param>
/// <param name="Hash">The hash of the checked code as 8 hexadecimal digits, or empty.</param>
/// <param name="Facts">Choices beside those of the thread, or empty.</param>
public sealed record ReplayToken(IReadOnlyList<(string Thread, int Steps)> Runs, string Hash = "", string Facts = "")
{
    private const string NoStep = "0";

    /// <summary>Reads a token.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong with it.</exception>
    public static ReplayToken Parse(string text) =>
        TryParse(text, out var token, out var error) ? token : throw new FormatException(error);

    /// <summary>Reads a token.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReplayToken? token) => TryParse(text, out token, out _);

    /// <summary>Reads a token, or says in one line what is wrong with it.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out ReplayToken? token,
        [NotNullWhen(false)] out string? error)
    {
        token = null;
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length == 0)
        {
            error = "the replay token is empty; it looks like A2.B6.A4";
            return false;
        }

        var tilde = trimmed.IndexOf('~');
        var schedule = tilde < 0 ? trimmed : trimmed[..tilde];
        var rest = tilde < 0 ? "" : trimmed[(tilde + 1)..];
        var dot = rest.IndexOf('.');
        var hash = dot < 0 ? rest : rest[..dot];
        var facts = dot < 0 ? "" : rest[(dot + 1)..];

        var runs = new List<(string, int)>();
        foreach (var part in schedule == NoStep ? [] : schedule.Split('.'))
        {
            if (!TryParseRun(part, out var run, out error))
            {
                return false;
            }

            runs.Add(run);
        }

        if (hash.Length != 0 && (hash.Length != 8 || !hash.All(char.IsAsciiHexDigit)))
        {
            error = $"'{hash}' in the replay token is no hash: after '~' come 8 hexadecimal digits";
            return false;
        }

        if (facts.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '~'))
        {
            error = $"'{facts}' in the replay token has characters that cannot stand there";
            return false;
        }

        token = new ReplayToken(runs, hash, facts);
        error = null;
        return true;
    }

    /// <summary>A thread's name as it stands in tokens: letters, digits, <c>_</c> and <c>-</c>, no digit at the end (the count follows).</summary>
    public static string NameOf(string thread)
    {
        var name = new StringBuilder(thread.Length + 1);
        foreach (var c in thread)
        {
            name.Append(char.IsLetter(c) || char.IsAsciiDigit(c) || c is '_' or '-' ? c : '_');
        }

        // A token must not be taken for an option of the command line.
        if (name.Length > 0 && name[0] == '-')
        {
            name[0] = '_';
        }

        if (name.Length == 0 || char.IsAsciiDigit(name[^1]))
        {
            name.Append('_');
        }

        return name.ToString();
    }

    /// <summary>The token's text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Runs.Count == 0 ? NoStep : "");
        foreach (var (thread, steps) in Runs)
        {
            text.Append(text.Length == 0 ? "" : ".").Append(NameOf(thread)).Append(steps.ToString(CultureInfo.InvariantCulture));
        }

        if (Hash.Length != 0 || Facts.Length != 0)
        {
            text.Append('~').Append(Hash);
        }

        return Facts.Length == 0 ? text.ToString() : text.Append('.').Append(Facts).ToString();
    }

    /// <summary>Whether both stand for the same schedule of the same code.</summary>
    public bool Equals(ReplayToken? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static bool TryParseRun(string part, out (string Thread, int Steps) run, [NotNullWhen(false)] out string? error)
    {
        run = default;
        var digits = part.Length;
        while (digits > 0 && char.IsAsciiDigit(part[digits - 1]))
        {
            digits--;
        }

        var name = part[..digits];
        if (name.Length == 0 || digits == part.Length || NameOf(name) != name)
        {
            error = $"'{part}' in the replay token is no run: a thread's name, then its number of steps, as in A2.B6.A4";
            return false;
        }

        if (!int.TryParse(part.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps == 0)
        {
            error = $"'{part}' in the replay token: the number of steps must be from 1 to {int.MaxValue}";
            return false;
        }

        run = (name, steps);
        error = null;
        return true;
    }
}
