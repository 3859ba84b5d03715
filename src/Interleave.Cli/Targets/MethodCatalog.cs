using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interleave.Cli.Targets;

/// <summary>Reads the methods of an assembly from its metadata; nothing of it is loaded or run.</summary>
internal static class MethodCatalog
{
    private const string TestAttribute = "ConcurrencyTestAttribute";

    /// <summary>The methods of several assemblies; where more than one is given, files that are none are passed over.</summary>
    public static IReadOnlyList<MethodEntry> Read(IReadOnlyList<string> paths) =>
        paths.Count == 1 ? Read(paths[0]) : [.. paths.Where(IsAssembly).SelectMany(Read)];

    /// <exception cref="UsageException">The file cannot be read or is no .NET assembly.</exception>
    public static IReadOnlyList<MethodEntry> Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                throw new UsageException($"'{path}' is a native file, not a .NET assembly");
            }

            return [.. Read(image.GetMetadataReader()).Select(m => m with { Assembly = path })];
        }
        catch (BadImageFormatException)
        {
            throw new UsageException($"'{path}' is not a .NET assembly");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {denied.Message}");
        }
    }

    private static bool IsAssembly(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            return image.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static List<MethodEntry> Read(MetadataReader reader)
    {
        var own = new Dictionary<TypeDefinitionHandle, List<MethodEntry>>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = FullName(reader, type);
            if (!name.Contains('<') && !type.Attributes.HasFlag(TypeAttributes.Interface))
            {
                own[handle] = [.. type.GetMethods().Select(reader.GetMethodDefinition)
                    .Where(m => !m.Attributes.HasFlag(MethodAttributes.SpecialName))
                    .Select(m => Entry(reader, type, name, m))
                    .Where(e => !e.Name.Contains('<'))];
            }
        }

        return [.. own.SelectMany(o => o.Value.Concat(Inherited(reader, o.Key, o.Value, own)))];
    }

    /// <summary>What a type inherits within the assembly, as if it were its own.</summary>
    private static IEnumerable<MethodEntry> Inherited(
        MetadataReader reader,
        TypeDefinitionHandle handle,
        List<MethodEntry> own,
        Dictionary<TypeDefinitionHandle, List<MethodEntry>> all)
    {
        var derived = reader.GetTypeDefinition(handle);
        var name = FullName(reader, derived);
        var seen = own.Select(e => (e.Name, e.Parameters)).ToHashSet();
        for (var type = derived; type.BaseType.Kind == HandleKind.TypeDefinition;)
        {
            var parent = (TypeDefinitionHandle)type.BaseType;
            type = reader.GetTypeDefinition(parent);
            foreach (var method in all.GetValueOrDefault(parent) ?? [])
            {
                if (!method.IsStatic && !method.IsPrivate && seen.Add((method.Name, method.Parameters)))
                {
                    yield return method with
                    {
                        TypeName = name,
                        TypeIsGeneric = derived.GetGenericParameters().Count > 0,
                        TypeIsAbstract = derived.Attributes.HasFlag(TypeAttributes.Abstract),
                        TypeHasDefaultConstructor = HasDefaultConstructor(reader, derived),
                    };
                }
            }
        }
    }

    private static MethodEntry Entry(MetadataReader reader, TypeDefinition type, string typeName, MethodDefinition method) =>
        new(typeName, reader.GetString(method.Name))
        {
            Parameters = ParameterCount(reader, method),
            IsGeneric = method.GetGenericParameters().Count > 0,
            IsStatic = method.Attributes.HasFlag(MethodAttributes.Static),
            IsAbstract = method.Attributes.HasFlag(MethodAttributes.Abstract),
            IsPrivate = (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Private,
            TypeIsGeneric = type.GetGenericParameters().Count > 0,
            TypeIsAbstract = type.Attributes.HasFlag(TypeAttributes.Abstract),
            TypeHasDefaultConstructor = HasDefaultConstructor(reader, type),
            IsTest = method.GetCustomAttributes().Any(a => AttributeName(reader, reader.GetCustomAttribute(a)) == TestAttribute),
        };

    private static int ParameterCount(MetadataReader reader, MethodDefinition method)
    {
        var signature = reader.GetBlobReader(method.Signature);
        if (signature.ReadSignatureHeader().IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return signature.ReadCompressedInteger();
    }

    private static bool HasDefaultConstructor(MetadataReader reader, TypeDefinition type) =>
        IsValueType(reader, type) || type.GetMethods().Select(reader.GetMethodDefinition).Any(m =>
            reader.StringComparer.Equals(m.Name, ".ctor") && ParameterCount(reader, m) == 0);

    private static bool IsValueType(MetadataReader reader, TypeDefinition type) =>
        type.BaseType.Kind == HandleKind.TypeReference
        && reader.GetTypeReference((TypeReferenceHandle)type.BaseType) is var parent
        && reader.StringComparer.Equals(parent.Name, "ValueType")
        && reader.StringComparer.Equals(parent.Namespace, "System");

    private static string? AttributeName(MetadataReader reader, CustomAttribute attribute)
    {
        switch (attribute.Constructor.Kind)
        {
            case HandleKind.MethodDefinition:
                var constructor = reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor);
                return reader.GetString(reader.GetTypeDefinition(constructor.GetDeclaringType()).Name);
            case HandleKind.MemberReference:
                var parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
                return parent.Kind == HandleKind.TypeReference
                    ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name)
                    : null;
            default:
                return null;
        }
    }

    private static string FullName(MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return $"{FullName(reader, reader.GetTypeDefinition(outer))}+{name}";
        }

        var space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
