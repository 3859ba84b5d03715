using System.Collections;
using System.Collections.ObjectModel;
using System.Reflection;
using Interleave.Rewriting;
using Interleave.Tests.Surface;
using Xunit;

namespace Interleave.Tests.Rewriting;

/// <summary>What each member of the framework's collections does to them.</summary>
public class CollectionMembersTests
{
    /// <summary>The collections that ordinary code uses; a type that .NET adds to them, nested ones included, is found by the namespaces.</summary>
    private static IEnumerable<Type> Collections =>
        FrameworkMembers.Exported().Where(t => !t.IsValueType && !t.Name.Contains("Compar", StringComparison.Ordinal) && !t.IsSubclassOf(typeof(Exception)) && !t.IsDefined(typeof(ObsoleteAttribute))
            && t.Name is not ("ListDictionaryInternal" or "TreeSet`1") // which no code can refer to
            && (t.Namespace is "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections"
                || t == typeof(Array) || t == typeof(Buffer) || t == typeof(System.Text.StringBuilder)));

    /// <summary>
    /// Those that hold nothing of their own or nothing that changes, or whose receiver is not the collection; and bases of others
    /// whose members are all protected.
    /// </summary>
    private static readonly HashSet<Type> Others =
    [
        typeof(CollectionExtensions), typeof(IAsyncEnumerable<>), typeof(IAsyncEnumerator<>), typeof(CollectionBase), typeof(DictionaryBase),
        typeof(ReadOnlyCollectionBase), typeof(IStructuralEquatable), typeof(ReadOnlySet<>),
        typeof(ReadOnlyDictionary<,>.KeyCollection), typeof(ReadOnlyDictionary<,>.ValueCollection), typeof(ReadOnlyCollection), typeof(KeyValuePair),
        typeof(IAlternateEqualityComparer<,>),
    ];

    [Fact]
    public void Table_EveryPublicMember_IsReadWriteOrNeither()
    {
        var missing = Collections.Where(t => !Others.Contains(t))
            .SelectMany(FrameworkMembers.Of)
            .Where(m => CollectionMembers.UseOf(m.DeclaringType!.FullName!, m.Name) is null)
            .Select(m => $"  {m.DeclaringType!.FullName}: {m}").ToList();

        Assert.True(missing.Count == 0, "Say what they do in CollectionMembers:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Table_EveryEntry_NamesSomethingThatExists()
    {
        Dictionary<string, Type> types = Collections.ToDictionary(t => t.FullName!);

        foreach (string type in CollectionMembers.Types)
        {
            Assert.True(types.ContainsKey(type), type);
            HashSet<string> known = [.. FrameworkMembers.Of(types[type]).Select(m => m.Name), ".ctor"];
            Assert.Equal([], CollectionMembers.MembersOf(type).Where(m => !known.Contains(m)).Select(m => $"{type}.{m}"));
        }
    }

    /// <summary>The classes whose objects can be made without arguments, filled and compared.</summary>
    public static TheoryData<Type> Filled =>
    [
        typeof(List<int>), typeof(Dictionary<int, int>), typeof(HashSet<int>), typeof(Queue<int>), typeof(Stack<int>), typeof(SortedDictionary<int, int>),
        typeof(SortedList<int, int>), typeof(SortedSet<int>), typeof(LinkedList<int>), typeof(PriorityQueue<int, int>), typeof(OrderedDictionary<int, int>),
        typeof(System.Text.StringBuilder), typeof(Collection<int>), typeof(ObservableCollection<int>), typeof(ArrayList), typeof(Hashtable), typeof(Queue),
        typeof(Stack), typeof(SortedList),
    ];

    /// <summary>What counts as no write leaves everything in the object as it was, whatever arguments it is called with.</summary>
    [Theory]
    [MemberData(nameof(Filled))]
    public void Members_ThatCountAsNoWrite_ChangeNothing(Type type)
    {
        int called = 0;
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            if (method.IsGenericMethod || Use(method) is not (CollectionUse.Read or CollectionUse.Neither) || Arguments(method) is not { } arguments)
                continue;
            object target = Contents.Fill(type);
            string before = Contents.Of(target);
            try
            {
                method.Invoke(target, arguments);
                called++;
            }
            catch (TargetInvocationException)
            {
                // The arguments do not suit it: what it did before it noticed counts, too.
            }
            Assert.True(before == Contents.Of(target), $"{method} changes its {type.Name}, and counts as {Use(method)}");
        }
        Assert.True(called > 3, $"Only {called} members of {type.Name} could be called.");
    }

    /// <summary>The control: the same comparison sees what members do that count as writes.</summary>
    [Theory]
    [MemberData(nameof(Filled))]
    public void Members_ThatCountAsWrites_AreSeenToChange(Type type)
    {
        int seen = 0;
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            if (method.IsGenericMethod || Use(method) != CollectionUse.Write || Arguments(method) is not { } arguments)
                continue;
            object target = Contents.Fill(type);
            string before = Contents.Of(target);
            try
            {
                method.Invoke(target, arguments);
            }
            catch (TargetInvocationException)
            {
                continue;
            }
            if (before != Contents.Of(target))
                seen++;
        }
        Assert.True(seen > 1, $"Of {type.Name} only {seen} members were seen to change it.");
    }

    private static CollectionUse? Use(MethodInfo method)
    {
        Type type = method.DeclaringType!;
        return CollectionMembers.UseOf((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!, method.Name);
    }

    private static object?[]? Arguments(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            Type type = parameters[i].ParameterType;
            if (type.IsByRef)
                type = type.GetElementType()!;
            if (type == typeof(int) || type == typeof(object))
                arguments[i] = i == 0 || type == typeof(object) ? 2 : 1;
            else if (type == typeof(int[]) || type == typeof(Array))
                arguments[i] = new int[20];
            else if (type.IsAssignableFrom(typeof(int[])))
                arguments[i] = new[] { 2, 9 };
            else if (type == typeof(string))
                arguments[i] = "a";
            else if (type == typeof(char))
                arguments[i] = 'b';
            else if (type == typeof(Predicate<int>))
                arguments[i] = (Predicate<int>)(n => n == 2);
            else if (type == typeof(Action<int>))
                arguments[i] = (Action<int>)(_ => { });
            else if (type.IsValueType && !type.IsByRefLike)
                arguments[i] = Activator.CreateInstance(type);
            else if (!parameters[i].IsOut)
                return null;
        }
        return arguments;
    }
}
