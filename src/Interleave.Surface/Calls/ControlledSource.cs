namespace Interleave.Surface.Calls;

/// <summary>A source of cancellation under control: what the controller does not keep of it.</summary>
/// <remarks>The source itself is never cancelled. Callbacks are left with the controller under the numbers of their registrations.</remarks>
internal sealed class ControlledSource : CancellationTokenSource
{
    private List<(CancellationTokenRegistration Registration, long Number)>? _registrations;

    /// <summary>Its registrations with the tokens that it is linked to.</summary>
    public List<CancellationTokenRegistration>? Links { get; set; }

    /// <summary>What cancels it after a time.</summary>
    public ITimer? Timer { get; set; }

    /// <summary>A registration is given out.</summary>
    public void Add(CancellationTokenRegistration registration, long number) => (_registrations ??= []).Add((registration, number));

    /// <summary>The number behind a registration that was given out; 0 when it was not.</summary>
    public long NumberOf(CancellationTokenRegistration registration)
    {
        // Looked for one by one: they are few, and the runtime takes long for a first hash code.
        foreach ((CancellationTokenRegistration known, long number) in _registrations ?? [])
            if (known == registration)
                return number;
        return 0;
    }
}
