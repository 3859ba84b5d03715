using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Interleave.Reports;

namespace Interleave.Testing;

/// <summary>Thrown for a value that cannot be taken into the rewritten copy.</summary>
/// <param name="name">What stands in the way, as a reader of the source would name it.</param>
/// <param name="type">Its type.</param>
internal sealed class NotCopiedException(string name, Type type) : Exception($"{name} ({Words.Type(type)})");

/// <summary>
/// Takes values that a lambda captures, or that are the data of a theory, from the original assembly into its rewritten
/// copy: those that cannot change, so that it makes no difference that the copy has its own.
/// </summary>
internal sealed class ValueCopier(Counterparts counterparts)
{
    private static readonly HashSet<Type> Immutable =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(Half), typeof(Int128), typeof(UInt128), typeof(BigInteger), typeof(Complex),
        typeof(Index), typeof(Range), typeof(Rune), typeof(DBNull),
    ];

    /// <summary>The value in the copy.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What a refusal calls it.</param>
    /// <exception cref="NotCopiedException">It, or something in it, can change.</exception>
    public object? Copy(object? value, string name) => Copy(value, name, new Dictionary<object, object>(ReferenceEqualityComparer.Instance));

    private object? Copy(object? value, string name, Dictionary<object, object> copied)
    {
        if (value is null)
            return null;
        if (copied.TryGetValue(value, out object? known))
            return known;
        Type type = value.GetType();
        if (value is Type named)
            return counterparts.Of(named);
        if (value is Delegate action)
            return copied[value] = CopyDelegate(action, name, copied);
        Type counterpart = counterparts.Of(type);
        if (type.IsEnum)
            return Enum.ToObject(counterpart, value);
        if (IsImmutable(type))
            return value;
        Type declared = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;
        if (!type.IsValueType && (type.IsArray || counterparts.Of(declared) == declared))
            throw new NotCopiedException(name, type);
        return CopyFields(value, counterpart, name, copied);
    }

    /// <summary>Whether both copies may have the same object.</summary>
    private static bool IsImmutable(Type type) => type.IsPrimitive || Immutable.Contains(type)
        || (type is { IsConstructedGenericType: true, Namespace: "System.Collections.Immutable" or "System.Collections.Frozen" }
            && !type.Name.EndsWith("Builder", StringComparison.Ordinal) && type.GetGenericArguments().All(IsImmutable));

    private Delegate CopyDelegate(Delegate action, string name, Dictionary<object, object> copied)
    {
        if (!action.HasSingleTarget)
            throw new NotCopiedException(name, action.GetType());
        object? target = Copy(action.Target, name, copied);
        return Delegate.CreateDelegate(counterparts.Of(action.GetType()), target, counterparts.Of(action.Method));
    }

    private object CopyFields(object value, Type counterpart, string name, Dictionary<object, object> copied)
    {
        Type type = value.GetType();
        bool closure = IsClosure(type);
        object copy = RuntimeHelpers.GetUninitializedObject(counterpart);
        if (!type.IsValueType)
            copied[value] = copy;
        for (Type? at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                // A variable belongs to the lambda alone, a struct is a value; any other field that can be set is state.
                string part = closure ? NameOf(field) : $"{name}.{NameOf(field)}";
                if (!closure && !type.IsValueType && !field.IsInitOnly)
                    throw new NotCopiedException(part, field.FieldType);
                counterparts.Of(field).SetValue(copy, Copy(field.GetValue(value), part, copied));
            }
        }
        return copy;
    }

    /// <summary>A class that the compiler has made for the variables that a lambda uses.</summary>
    private static bool IsClosure(Type type) =>
        type.Name.StartsWith('<') && type.Name.Contains("DisplayClass", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static string NameOf(FieldInfo field)
    {
        (string name, _) = Rewriting.Names.OfField(field.Name);
        return name;
    }
}
