using System.Collections;
using System.Reflection;
using System.Text;

namespace Interleave.Tests.Rewriting;

/// <summary>Everything in an object, as text: its fields, and what they refer to.</summary>
internal static class Contents
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>An object with a few things in it.</summary>
    public static object Fill(Type type)
    {
        object target = Activator.CreateInstance(type)!;
        foreach (int n in (int[])[1, 2, 3, 2, 5])
        {
            if (target is IDictionary dictionary)
                dictionary[n] = n;
            else if (target is IList list)
                list.Add(n);
            else if (target is ICollection<int> items)
                items.Add(n);
            else if (target is StringBuilder text)
                text.Append(n);
            else if (target is PriorityQueue<int, int> heap)
                heap.Enqueue(n, n);
            else
                (type.GetMethod("Enqueue") ?? type.GetMethod("Push"))!.Invoke(target, [n]);
        }
        return target;
    }

    public static string Of(object target)
    {
        var text = new StringBuilder();
        Write(text, target, []);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || value is string or Delegate or Type or IComparer or IEqualityComparer or IComparer<int>
            or IEqualityComparer<int>)
        {
            text.Append(value?.ToString() ?? "null").Append(' ');
            return;
        }
        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            text.Append("… ");
            return;
        }
        if (value is Array array)
        {
            text.Append(array.Length).Append('[');
            foreach (object? element in array)
                Write(text, element, seen);
            text.Append(']');
            return;
        }
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(Fields).Where(f => !IsKept(f)))
            {
                text.Append(field.Name).Append('=');
                Write(text, field.GetValue(value), seen);
            }
    }

    /// <summary>Whether it is a view that is made when it is first asked for and then kept, which no reader can tell.</summary>
    private static bool IsKept(FieldInfo field) => field.FieldType == typeof(ICollection) || (field.FieldType.IsNested && field.FieldType.IsAssignableTo(typeof(IEnumerable)));
}
