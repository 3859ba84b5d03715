using System.Globalization;
using Interleave.Executing;
using Interleave.Rewriting;

namespace Interleave.Checking;

/// <summary>
/// Which memory counts as shared, as text for a replay token: steps are counted by it. Fields are numbers, the elements
/// of arrays and the insides of objects hashes of their type's name. And which threads are interrupted: their waits have more steps.
/// </summary>
internal static class Facts
{
    /// <summary>Stands for all memory.</summary>
    private const string All = "all";

    public static string Write(Knowledge knowledge, int fieldCount)
    {
        IEnumerable<string> types = knowledge.SharedFields.Where(f => f > fieldCount)
            .Select(f => "t" + Knowledge.HashOf(knowledge.TypeOf(f)!).ToString("x", CultureInfo.InvariantCulture));
        IEnumerable<string> fields = knowledge.SharesAll
            ? [All]
            : knowledge.SharedFields.Where(f => f <= fieldCount).Select(f => f.ToString(CultureInfo.InvariantCulture));
        IEnumerable<string> threads = knowledge.Interrupted.Select(t => "i" + t.ToString(CultureInfo.InvariantCulture));
        return string.Join('-', fields.Concat(types).Concat(threads));
    }

    /// <summary>The fields that <see cref="Knowledge.ShareAll"/> is about: those with a line of source.</summary>
    public static IEnumerable<int> Declared(RewrittenAssembly assembly) => assembly.Fields.Where(f => !f.IsCompilerGenerated).Select(f => f.Id);

    public static void Read(string facts, Knowledge knowledge, RewrittenAssembly assembly)
    {
        int fieldCount = assembly.Fields.Count;
        foreach (string part in facts.Split('-'))
        {
            if (part == All)
                knowledge.ShareAll(Declared(assembly));
            else if (part.StartsWith('t') && uint.TryParse(part.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint hash))
                knowledge.ShareType(hash);
            else if (part.StartsWith('i') && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int thread))
                knowledge.Interrupt(thread);
            else if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int field) && field >= 1 && field <= fieldCount)
                knowledge.Share(field);
            else
                throw new WrongTokenException($"'{part}' in the replay token names no memory of this program");
        }
    }
}
