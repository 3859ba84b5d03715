using System.Reflection;
using Interleave.Surface.Calls;
using Xunit;

namespace Interleave.Tests.Surface;

/// <summary>Every overload is compared with the original, on values that overflow, differ in sign, and are no numbers.</summary>
public class AtomicCallsTests
{
    private static readonly Type[] TypeArguments =
        [typeof(string), typeof(int), typeof(byte), typeof(bool), typeof(char), typeof(double), typeof(DayOfWeek), typeof(nint)];

    public static TheoryData<int> Locations => [-1, 0, 5];

    [Theory]
    [MemberData(nameof(Locations))]
    public void Interlocked_EveryOverload_DoesWhatTheOriginalDoes(int location) => Compare(typeof(Interlocked), typeof(InterlockedCalls), location);

    [Theory]
    [MemberData(nameof(Locations))]
    public void Volatile_EveryOverload_DoesWhatTheOriginalDoes(int location) => Compare(typeof(Volatile), typeof(VolatileCalls), location);

    [Theory]
    [MemberData(nameof(Locations))]
    public void ThreadVolatile_EveryOverload_DoesWhatTheOriginalDoes(int location) => Compare(typeof(Thread), typeof(ThreadCalls), location);

    [Fact]
    public void Exchange_StructThatDotNetCannotExchange_ThrowsAsTheOriginal()
    {
        using var controller = new RecordingController { Location = 5 };
        var value = default(TimeSpan);

        Assert.Throws<NotSupportedException>(() => InterlockedCalls.Exchange(ref value, TimeSpan.Zero));
        Assert.Throws<NotSupportedException>(() => InterlockedCalls.CompareExchange(ref value, TimeSpan.Zero, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    public void Increment_OnlyOfSharedMemory_AsksTheController(int location)
    {
        using var controller = new RecordingController { Location = location };
        int value = 1;

        Assert.Equal(2, InterlockedCalls.Increment(ref value));
        Assert.Equal(location == 0 ? [] : ["Add 4"], controller.Log);
    }

    [Fact]
    public void Read_SharedMemory_TakesTheControllersValueAndLeavesMemoryAlone()
    {
        using var controller = new RecordingController { Location = 5 };
        long value = 9;

        Assert.Equal(9, InterlockedCalls.Read(ref value));
        Assert.Equal(["Read 8"], controller.Log);
    }

    [Fact]
    public void Volatile_SharedMemory_IsVolatile()
    {
        using var controller = new RecordingController { Location = 5 };
        int number = 1;
        string text = "a";

        VolatileCalls.Write(ref number, 2);
        VolatileCalls.Read(ref number);
        VolatileCalls.Write(ref text, "b");
        ThreadCalls.VolatileRead(ref number);

        Assert.Equal(["Store 5 7 Volatile 1 -> 2", "Load 5 7 Volatile 2", "Store 5 7 Volatile a -> b", "Load 5 7 Volatile 2"], controller.Log);
    }

    [Fact]
    public void Barriers_EachKind_ReachesTheController()
    {
        using var controller = new RecordingController();

        InterlockedCalls.MemoryBarrier();
        InterlockedCalls.MemoryBarrierProcessWide();
        ThreadCalls.MemoryBarrier();
        VolatileCalls.ReadBarrier();
        VolatileCalls.WriteBarrier();

        Assert.Equal(["Barrier Full", "Barrier Full", "Barrier Full", "Barrier Read", "Barrier Write"], controller.Log);
    }

    private static void Compare(Type original, Type calls, int location)
    {
        int compared = 0;
        foreach (MethodInfo method in original.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.GetParameters() is not [{ ParameterType.IsByRef: true }, ..])
                continue;
            foreach (MethodInfo closed in method.IsGenericMethod ? TypeArguments.Where(t => Fits(method, t)).Select(t => method.MakeGenericMethod(t)) : [method])
            {
                MethodInfo call = Counterpart(calls, method, closed);
                foreach (object?[] arguments in Arguments(closed))
                {
                    object?[] theirs = [.. arguments], ours = [.. arguments];
                    object? expected = closed.Invoke(null, theirs);
                    using (location < 0 ? null : new RecordingController { Location = location })
                        Assert.Equal(expected, call.Invoke(null, ours));
                    Assert.Equal(theirs, ours);
                    compared++;
                }
            }
        }
        Assert.True(compared > 100);
    }

    private static bool Fits(MethodInfo method, Type type) =>
        !type.IsValueType || (method.GetGenericArguments()[0].GenericParameterAttributes & GenericParameterAttributes.ReferenceTypeConstraint) == 0;

    private static MethodInfo Counterpart(Type calls, MethodInfo open, MethodInfo closed)
    {
        MethodInfo found = Convention.Methods(calls).Single(m => Convention.Actual(open.DeclaringType!, m) == Convention.Expected(open));
        return closed.IsGenericMethod ? found.MakeGenericMethod(closed.GetGenericArguments()) : found;
    }

    private static IEnumerable<object?[]> Arguments(MethodInfo method)
    {
        object?[] values = Values(method.GetParameters()[0].ParameterType.GetElementType()!);
        return method.GetParameters().Length switch
        {
            1 => values.Select(a => (object?[])[a]),
            2 => values.SelectMany(a => values.Select(b => (object?[])[a, b])),
            _ => values.SelectMany(a => values.SelectMany(b => values.Select(c => (object?[])[a, b, c]))),
        };
    }

    private static object?[] Values(Type type)
    {
        if (type == typeof(string) || type == typeof(object))
            return [null, "a", "b"];
        if (type == typeof(bool))
            return [false, true];
        if (type == typeof(DayOfWeek))
            return [DayOfWeek.Sunday, DayOfWeek.Friday, (DayOfWeek)(-3)];
        if (type == typeof(double))
            return [0.0, -0.0, double.NaN, 1.5, double.MinValue];
        if (type == typeof(float))
            return [0f, -0f, float.NaN, 1.5f, float.MinValue];
        return [Field("MinValue"), Field("MaxValue"), Convert("0"), Convert("1"), Convert("77")];

        object Field(string name) =>
            type.GetField(name)?.GetValue(null) ?? type.GetProperty(name)!.GetValue(null)!;

        object Convert(string text) => type == typeof(char)
            ? text[0]
            : type.GetMethod("Parse", [typeof(string)])!.Invoke(null, [text])!;
    }
}
