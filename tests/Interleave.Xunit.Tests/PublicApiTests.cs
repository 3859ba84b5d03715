using System.Reflection;
using System.Text;
using Interleave.Tests;
using Xunit;

namespace Interleave.XunitTests;

/// <summary>What the packages promise: a change shows as a changed file in the review.</summary>
public class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Theory]
    [InlineData("Interleave")]
    [InlineData("Interleave.Surface")]
    [InlineData("Interleave.Xunit")]
    public void PublicApi_IsAsReviewed(string assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in Assembly.Load(assembly).GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.FullName).Append(type.BaseType is { } parent && parent != typeof(object) ? " : " + parent : "").Append('\n');
            foreach (string member in type.GetMembers(Declared).Where(IsVisible).Select(m => Describe(type, m)).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        Approved.Equal(assembly, text.ToString());
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    /// <summary>Accessors go with their properties; what the compiler adds to every record tells nothing.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsSpecialName && !IsCompilers(method),
        ConstructorInfo constructor => (constructor.IsPublic || constructor.IsFamily) && !IsCompilers(constructor),
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        PropertyInfo property => property.GetMethod?.IsPublic == true || property.SetMethod?.IsPublic == true,
        _ => false,
    };

    private static bool IsCompilers(MethodBase method) =>
        method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || method.Name is "PrintMembers" or "Deconstruct";

    private static string Describe(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant when type.IsEnum => $"{constant.Name} = {Convert.ToInt64(constant.GetRawConstantValue())}",
        PropertyInfo property => $"{(property.GetMethod ?? property.SetMethod)!.IsStatic switch { true => "static ", false => "" }}{property} {{ {Accessors(property)} }}",
        MethodInfo { IsStatic: true } => $"static {member}",
        _ => member.ToString()!,
    };

    private static string Accessors(PropertyInfo property)
    {
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Length > 0;
        return (property.GetMethod?.IsPublic == true ? "get; " : "") + (property.SetMethod?.IsPublic != true ? "" : init ? "init;" : "set;");
    }
}
