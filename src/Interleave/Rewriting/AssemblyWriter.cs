using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting;

/// <summary>The bytes of a rewritten assembly and its symbols.</summary>
internal sealed record AssemblyImage(byte[] Assembly, byte[]? Symbols);

/// <summary>Writes rewritten assemblies to memory.</summary>
internal static class AssemblyWriter
{
    public static Dictionary<string, AssemblyImage> Write(IEnumerable<AssemblyDefinition> assemblies)
    {
        var images = new Dictionary<string, AssemblyImage>(StringComparer.OrdinalIgnoreCase);
        foreach (AssemblyDefinition assembly in assemblies)
        {
            ModuleDefinition module = assembly.MainModule;
            module.Attributes = (module.Attributes | ModuleAttributes.ILOnly) & ~(ModuleAttributes.StrongNameSigned | ModuleAttributes.Required32Bit);
            module.Architecture = TargetArchitecture.I386;
            bool symbols = module.HasSymbols;
            using var image = new MemoryStream();
            using var pdb = new MemoryStream();
            var parameters = new WriterParameters { WriteSymbols = symbols };
            if (symbols)
            {
                parameters.SymbolStream = pdb;
                parameters.SymbolWriterProvider = new PortablePdbWriterProvider();
            }
            assembly.Write(image, parameters);
            images.Add(assembly.Name.Name, new AssemblyImage(image.ToArray(), symbols ? pdb.ToArray() : null));
        }
        return images;
    }
}
