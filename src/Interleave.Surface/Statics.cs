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
            if (done == epoch)
                return;
            location = controller.Statics(type, slots);
            done = epoch;
            Run(type, initialize);
            controller.Initialized(type);
            return;
        }
        lock (Gate)
        {
            if (done == epoch || Running.Contains(type))
                return;
            Running.Add(type);
            try
            {
                location = 0;
                Run(type, initialize);
            }
            finally
            {
                Running.Remove(type);
                Volatile.Write(ref done, epoch);
            }
        }
    }

    private static readonly HashSet<Type> Running = [];

    private static void Run(Type type, Action initialize)
    {
        try
        {
            initialize();
        }
        catch (Exception e) when (Controller.Current is not { Abandoned: true })
        {
            throw new TypeInitializationException(type.FullName, e);
        }
    }
}
