using System.Globalization;
using System.Text;
using Xunit;

namespace Interleave.Xunit;

/// <summary>What a test writes in one execution, the last: for a failing test that is the one reported.</summary>
/// <remarks>One thread of a checked test runs at a time.</remarks>
internal sealed class RecordedOutput : ITestOutputHelper
{
    private readonly StringBuilder _text = new();

    public string Output => _text.ToString();

    public void Clear() => _text.Clear();

    public void Write(string message) => _text.Append(message);

    public void Write(string format, params object[] args) => _text.AppendFormat(CultureInfo.CurrentCulture, format, args);

    public void WriteLine(string message) => _text.Append(message).Append('\n');

    public void WriteLine(string format, params object[] args) => _text.AppendFormat(CultureInfo.CurrentCulture, format, args).Append('\n');
}
