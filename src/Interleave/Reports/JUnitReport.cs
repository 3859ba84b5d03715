using System.Globalization;
using System.Xml;
using Interleave.Tracing;

namespace Interleave.Reports;

/// <summary>Writes results as a JUnit document, which build servers show as tests.</summary>
public static class JUnitReport
{
    /// <summary>Writes the document. A failed check is a failure; one that could not be judged is an error; a search that ended early has passed.</summary>
    public static void Write(IReadOnlyList<CheckResult> results, TextWriter writer)
    {
        using var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, CheckCharacters = false, CloseOutput = false, OmitXmlDeclaration = true });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "interleave");
        xml.WriteAttributeString("tests", Number(results.Count));
        xml.WriteAttributeString("failures", Number(results.Count(r => r.Outcome == Outcome.Failed)));
        xml.WriteAttributeString("errors", Number(results.Count(IsError)));
        xml.WriteAttributeString("time", Seconds(results.Sum(r => r.Seconds)));
        foreach (var result in results)
        {
            Write(result, xml);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(CheckResult result, XmlWriter xml)
    {
        var dot = result.Test.LastIndexOf('.');
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", dot < 0 ? "" : result.Test[..dot]);
        xml.WriteAttributeString("name", $"{result.Test[(dot + 1)..]} ({result.Memory})");
        xml.WriteAttributeString("time", Seconds(result.Seconds));
        if (result.Outcome == Outcome.Failed || IsError(result))
        {
            xml.WriteStartElement(IsError(result) ? "error" : "failure");
            xml.WriteAttributeString("type", result.Kind is { } kind ? VerdictLine.Name(kind) : VerdictLine.Name(result.Outcome));
            xml.WriteAttributeString("message", Words.Plain(result.Message ?? VerdictLine.Verdict(result)));
            xml.WriteString(Text(result));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Text(result));
        }

        xml.WriteEndElement();
    }

    private static string Text(CheckResult result)
    {
        using var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(result, text);
        return text.ToString();
    }

    private static bool IsError(CheckResult result) => result.Outcome is Outcome.Error or Outcome.NotInstrumented;

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
