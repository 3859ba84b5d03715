using System.Runtime.CompilerServices;

namespace Interleave.Surface.Calls;

/// <summary>A <c>lockTaken</c> argument: mostly a local variable, but it may be a field that other threads read.</summary>
internal readonly ref struct Flag
{
    private readonly Controller _controller;
    private readonly ref bool _target;
    private readonly int _location;
    private readonly int _field;

    public Flag(Controller controller, ref bool lockTaken)
    {
        _controller = controller;
        _target = ref lockTaken;
        _location = controller.Resolve(ref Unsafe.As<bool, byte>(ref lockTaken), out _field);
        if (Access.Load(controller, ref _target, _location, _field, AccessMode.Plain) && !controller.Abandoned)
            throw new ArgumentException("The flag must be false before the call.", nameof(lockTaken));
    }

    public void Set(bool value) => Access.Store(_controller, ref _target, value, _location, _field, AccessMode.Plain);
}
