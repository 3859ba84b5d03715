namespace Interleave.Sync;

/// <summary>Makes templates: <c>Template.Of&lt;string, int&gt;("sum", default)</c> matches <c>("sum", 3)</c>.</summary>
public static class Template
{
    /// <summary>A template of one field.</summary>
    public static Template<ValueTuple<T>> Of<T>(TupleField<T> only) => new(tuple => only.Matches(tuple.Item1));

    /// <summary>A template of two fields.</summary>
    public static Template<(T1, T2)> Of<T1, T2>(TupleField<T1> first, TupleField<T2> second) =>
        new(tuple => first.Matches(tuple.Item1) && second.Matches(tuple.Item2));

    /// <summary>A template of three fields.</summary>
    public static Template<(T1, T2, T3)> Of<T1, T2, T3>(TupleField<T1> first, TupleField<T2> second, TupleField<T3> third) =>
        new(tuple => first.Matches(tuple.Item1) && second.Matches(tuple.Item2) && third.Matches(tuple.Item3));

    /// <summary>A template of four fields.</summary>
    public static Template<(T1, T2, T3, T4)> Of<T1, T2, T3, T4>(
        TupleField<T1> first, TupleField<T2> second, TupleField<T3> third, TupleField<T4> fourth) =>
        new(tuple => first.Matches(tuple.Item1) && second.Matches(tuple.Item2) && third.Matches(tuple.Item3) && fourth.Matches(tuple.Item4));
}

/// <summary>Which tuples are wanted: those of a type, some of whose fields are given.</summary>
/// <typeparam name="TTuple">The tuples' type.</typeparam>
public sealed class Template<TTuple>
    where TTuple : struct
{
    private readonly Func<TTuple, bool> _matches;

    internal Template(Func<TTuple, bool> matches) => _matches = matches;

    /// <summary>Whether a tuple is one of those.</summary>
    public bool Matches(TTuple tuple) => _matches(tuple);
}
