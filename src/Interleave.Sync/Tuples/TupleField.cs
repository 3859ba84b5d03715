namespace Interleave.Sync;

/// <summary>A field of a <see cref="Template{TTuple}"/>: a value, which only an equal one matches, or by default one that any matches.</summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly struct TupleField<T>
{
    private readonly T _value;
    private readonly bool _isActual;

    private TupleField(T value) => (_value, _isActual) = (value, true);

    /// <summary>A field that only an equal value matches.</summary>
    public static implicit operator TupleField<T>(T value) => new(value);

    internal bool Matches(T value) => !_isActual || EqualityComparer<T>.Default.Equals(_value, value);
}
