namespace Interleave.Surface.Calls;

/// <summary>What replaces <see cref="Barrier"/>.</summary>
[Replaces(typeof(Barrier))]
public static partial class BarrierCalls
{
    private const int Most = 32767;
    private const string InAction = "This method may not be called from within the postPhaseAction.";

    public static Barrier New(int participantCount) => New(participantCount, null);

    public static Barrier New(int participantCount, Action<Barrier>? postPhaseAction)
    {
        if (Controller.Current is not { } controller)
            return new Barrier(participantCount, postPhaseAction);
        var target = new ControlledBarrier(participantCount, postPhaseAction);
        controller.Operate(target, Operation.BarrierCreate, (uint)participantCount | (postPhaseAction is null ? 0 : 1L << 32));
        return target;
    }

    public static int get_ParticipantCount(Barrier target) =>
        Controller.Current is { } controller ? (int)Look(controller, target, Operation.BarrierParticipants) : target.ParticipantCount;

    public static int get_ParticipantsRemaining(Barrier target) =>
        Controller.Current is { } controller ? (int)Look(controller, target, Operation.BarrierRemaining) : target.ParticipantsRemaining;

    public static long get_CurrentPhaseNumber(Barrier target) =>
        Controller.Current is { } controller ? Look(controller, target, Operation.BarrierPhase) : target.CurrentPhaseNumber;

    public static long AddParticipant(Barrier target) =>
        Controller.Current is { } controller ? Add(controller, target, 1) : target.AddParticipant();

    public static long AddParticipants(Barrier target, int participantCount) =>
        Controller.Current is { } controller ? Add(controller, target, participantCount) : target.AddParticipants(participantCount);

    public static void RemoveParticipant(Barrier target)
    {
        if (Controller.Current is { } controller)
            Remove(controller, target, 1);
        else
            target.RemoveParticipant();
    }

    public static void RemoveParticipants(Barrier target, int participantCount)
    {
        if (Controller.Current is { } controller)
            Remove(controller, target, participantCount);
        else
            target.RemoveParticipants(participantCount);
    }

    public static void Dispose(Barrier target)
    {
        if (Controller.Current is not { } controller)
        {
            target.Dispose();
            return;
        }
        Guard.Receiver(controller, target);
        bool acting = !controller.Abandoned && controller.Operate(target, Operation.BarrierInAction, 0) == 1;
        Guard.Allowed(controller, !acting, InAction);
        controller.Operate(target, Operation.ObjectDispose, 0);
    }

    private static long Look(Controller controller, Barrier target, Operation operation)
    {
        Guard.Receiver(controller, target);
        return controller.Operate(target, operation, 0);
    }

    private static long Add(Controller controller, Barrier target, int participantCount)
    {
        Guard.Open(controller, target, typeof(Barrier).FullName);
        Guard.Range(
            controller, participantCount is > 0 and <= Most, participantCount, nameof(participantCount), $"The count must be from 1 to {Most}.");
        long result = controller.Operate(target, Operation.BarrierAdd, participantCount);
        Guard.Range(
            controller, result != -1, participantCount, nameof(participantCount),
            "Adding participantCount participants would result in the number of participants exceeding the maximum number allowed.");
        Guard.Allowed(controller, result >= 0, InAction);
        return result;
    }

    private static void Remove(Controller controller, Barrier target, int participantCount)
    {
        Guard.Open(controller, target, typeof(Barrier).FullName);
        Guard.Range(controller, participantCount > 0, participantCount, nameof(participantCount), "The count must be at least 1.");
        long result = controller.Operate(target, Operation.BarrierRemove, participantCount);
        Guard.Range(
            controller, result != -1, participantCount, nameof(participantCount),
            "The participantCount argument must be less than or equal the number of participants.");
        Guard.Allowed(controller, result != -2, InAction);
        Guard.Allowed(
            controller, result != -3, "The participantCount argument is greater than the number of participants that haven't yet arrived at the barrier in this phase.");
        if (result == 1 && !controller.Abandoned)
            Act(controller, target);
    }

    /// <summary>Runs the action, as the last one that the phase has waited for.</summary>
    private static void Act(Controller controller, Barrier target)
    {
        var barrier = (ControlledBarrier)target;
        long phase = controller.Operate(target, Operation.BarrierPhase, 0);
        try
        {
            barrier.Action!(target);
        }
        catch (Exception e) when (!controller.Abandoned)
        {
            barrier.Failures[phase] = e;
            controller.Operate(target, Operation.BarrierFinish, 0);
            throw new BarrierPostPhaseException(e);
        }
        controller.Operate(target, Operation.BarrierFinish, 1);
    }
}
