using System.Text;

namespace Interleave.Programs.Scripts;

/// <summary>Calls one after the other on one thread, and what each of them does: the same with and without the checker.</summary>
public static class Script
{
    static readonly StringBuilder Log = new();

    /// <summary>What the script that ran last has written.</summary>
    public static string Result = "";

    public static void Begin()
    {
        Log.Clear();
        // A check must have a thread to watch.
        var nothing = new Thread(() => { });
        nothing.Start();
        nothing.Join();
    }

    public static void End() => Result = Log.ToString();

    public static void Note(object? value) => Log.Append(value).Append('\n');

    /// <summary>Notes the result of a call, or its exception.</summary>
    public static void Try(Func<object?> call)
    {
        try
        {
            Note(call());
        }
        catch (ArgumentException e)
        {
            Note($"{e.GetType().Name} of {e.ParamName}");
        }
        catch (AggregateException e)
        {
            Note($"all of {string.Join(", ", e.InnerExceptions.Select(i => i.GetType().Name))}");
        }
        catch (AbandonedMutexException e)
        {
            Note($"abandoned {e.MutexIndex} {e.Mutex is not null}");
        }
        catch (ObjectDisposedException e)
        {
            Note($"disposed {e.ObjectName}");
        }
        catch (Exception e)
        {
            Note($"{e.GetType().Name} {e.InnerException?.GetType().Name}");
        }
    }

    /// <inheritdoc cref="Try(Func{object})"/>
    public static void Try(Action call) => Try(() =>
    {
        call();
        return "done";
    });
}
