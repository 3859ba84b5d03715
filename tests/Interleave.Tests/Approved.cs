using System.Runtime.CompilerServices;
using Xunit;

namespace Interleave.Tests;

/// <summary>Compares a text with the approved one beside the test; <c>INTERLEAVE_ACCEPT=1</c> takes the new one instead.</summary>
internal static class Approved
{
    public static void Equal(string name, string actual, [CallerFilePath] string source = "") =>
        FileEqual(Path.Combine(Path.GetDirectoryName(source)!, "Approved", name + ".txt"), actual);

    /// <summary>The same for a file that lies elsewhere.</summary>
    public static void FileEqual(string path, string actual)
    {
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("INTERLEAVE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"No approved text {Path.GetFileName(path)} yet; run the tests once with INTERLEAVE_ACCEPT=1 and read what they wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
