using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Interleave.Surface;

/// <summary>Type initialisers, run anew in every execution of a check.</summary>
public static class Statics
{
    private static readonly object Gate = new();

    /// <summary>Runs what is left of a type's initialiser.</summary>
    /// <param name="type">The type.</param>
    /// <param name="done">The type's epoch: the number of the execution in which it was initialised.</param>
    /// <param name="epoch">The number of the current execution.</param>
    /// <param name="location">Receives the location of the first static field.</param>
    /// <param name="slots">How many static fields there are.</param>
    /// <param name="initialize">Clears the fields and runs the initialiser as it was written.</param>
    public static void Initialize(Type type, ref int done, int epoch, ref int location, int slots, Action initialize)
    {
        if (Controller.Current is { } controller)
        {
            controller.Initializing(type);
            if (done != epoch)
                Once(type, ref done, epoch, ref location, controller.Statics(type, slots), initialize, alone: true);
            controller.Initialized(type);
            return;
        }
        lock (Gate)
        {
            Once(type, ref done, epoch, ref location, 0, initialize, alone: false);
        }
    }

    // One thread at a time: under control, or under the lock. A type whose initialiser is running counts as
    // initialised for the thread that runs it, and one whose initialiser has failed fails at every use.
    private static readonly HashSet<(Type, int)> Running = [];
    private static readonly Dictionary<Type, (int Epoch, TypeInitializationException Exception)> Failed = [];

    private static void Once(Type type, ref int done, int epoch, ref int location, int first, Action initialize, bool alone)
    {
        lock (Running)
        {
            if (Failed.TryGetValue(type, out var failure) && failure.Epoch == epoch)
                throw failure.Exception;
            if (done == epoch || !Running.Add((type, epoch)))
                return;
        }
        bool completed = false;
        try
        {
            location = first;
            // Under control no other thread looks before this one is done; the initialiser's own uses go straight on.
            if (alone)
                done = epoch;
            initialize();
            completed = true;
        }
        catch (Exception e) when (Controller.Current is not { Abandoned: true })
        {
            var failure = new TypeInitializationException(type.FullName, e);
            lock (Running)
                Failed[type] = (epoch, failure);
            throw failure;
        }
        finally
        {
            lock (Running)
                Running.Remove((type, epoch));
            Volatile.Write(ref done, completed ? epoch : 0);
        }
    }
}
