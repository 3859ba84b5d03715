using System.Security.Cryptography;

namespace Interleave.Tests.Projects;

/// <summary>Key files as compilers take them.</summary>
internal static class StrongName
{
    /// <summary>A PRIVATEKEYBLOB: a header, then each number of the key with its least byte first.</summary>
    public static byte[] KeyPair(RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: true);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write([7, 2, 0, 0, 0, 0x24, 0, 0]);
        writer.Write("RSA2"u8);
        writer.Write(key.Modulus!.Length * 8);
        writer.Write([.. key.Exponent!.Reverse(), .. new byte[4 - key.Exponent!.Length]]);
        foreach (var number in new[] { key.Modulus, key.P, key.Q, key.DP, key.DQ, key.InverseQ, key.D })
        {
            writer.Write(number!.AsEnumerable().Reverse().ToArray());
        }

        writer.Flush();
        return stream.ToArray();
    }
}
