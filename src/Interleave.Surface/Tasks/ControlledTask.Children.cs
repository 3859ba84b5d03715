namespace Interleave.Surface.Tasks;

/// <summary>Tasks that are attached to the one whose delegate makes them: that is complete when they are, and fails with them.</summary>
internal sealed partial class ControlledTask
{
    private ControlledTask? _parent;
    private Action<Task>? _ownOutcome;
    private Exception? _ownFailure;

    /// <summary>Those that are attached, in the order in which they were; the thread that runs the delegate enters them.</summary>
    private List<ControlledTask>? _children;

    /// <summary>For an attached task: which of those attached to its parent, and of the parent's delegate, was to end, from 1.</summary>
    private long _ended;

    /// <summary>Whether the parent's delegate has been thrown what the task has failed with: it is the delegate's own business then.</summary>
    private bool _isObserved;

    /// <summary>Attaches the task to the one that makes it, if it is to be, and that lets it.</summary>
    public void Attach(Controller controller)
    {
        if ((Face.CreationOptions & TaskCreationOptions.AttachedToParent) == 0
            || RunningTask.Current is not { } outer || (outer.CreationOptions & TaskCreationOptions.DenyChildAttach) != 0
            || RealTask.State(outer) is not ControlledTask parent)
            return;
        _parent = parent;
        (parent._children ??= []).Add(this);
        controller.Operate(parent, Operation.TaskAttach, 0);
    }

    /// <summary>The calling thread is thrown what a task has failed with.</summary>
    public static void Observe(Task task)
    {
        if (RealTask.State(task) is ControlledTask { _parent: { } parent } known && RunningTask.Current == parent.Face && task.IsFaulted)
            known._isObserved = true;
    }

    /// <summary>The task's delegate has ended.</summary>
    /// <param name="controller">The controller.</param>
    /// <param name="outcome">How the task ends if nothing that is attached to it has failed.</param>
    /// <param name="failure">What the delegate has failed with, unless it was cancelled.</param>
    private void EndBody(Controller controller, Action<Task> outcome, Exception? failure)
    {
        if (_children is null)
        {
            TryComplete(controller, outcome);
            return;
        }
        (_ownOutcome, _ownFailure) = (outcome, failure);
        Leave(controller, child: null);
    }

    /// <summary>The delegate, or a task that is attached, has ended: the last of them completes the task.</summary>
    private void Leave(Controller controller, ControlledTask? child)
    {
        long result = controller.Operate(this, Operation.TaskLeave, child is null ? 1 : 0);
        if (child is not null)
            child._ended = result >> 32;
        if (!controller.Abandoned && (int)result == 0)
            TryComplete(controller, EndWithChildren);
    }

    private void EndWithChildren(Task face)
    {
        List<Exception> failures = _ownFailure is { } own ? [own] : [];
        foreach (ControlledTask child in _children!.OrderBy(c => c._ended))
            if (child.Face.Exception is { } failure && !child._isObserved)
                failures.Add(failure);
        if (failures.Count > 0)
            RealTask.TrySetException(face, failures);
        else
            _ownOutcome!(face);
    }
}
