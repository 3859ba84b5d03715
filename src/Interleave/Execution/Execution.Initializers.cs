namespace Interleave.Executing;

/// <summary>Type initialisers.</summary>
internal sealed partial class Execution
{
    private readonly Initializers initializing = new();
    private IReadOnlyList<Action> beforeThreads = [];

    public override void Initializing(Type type)
    {
        if (Abandoned)
            return;
        if (!IsAlone && !Knowledge.Initializers.Contains(type))
        {
            Knowledge.Initialize(type);
            Relearn();
        }
        initializing.Begin(type);
    }

    public override void Initialized(Type type) => initializing.End(type);

    /// <summary>Before the first thread is started: the initialisers that started threads are the first to need.</summary>
    private void InitializeEarly()
    {
        if (initializing.Current is { } type)
            Refuse($"a thread that the static initialiser of {type.Name} starts: it cannot use the type before the initialiser has ended, and");
        if (!IsAlone || beforeThreads.Count == 0)
            return;
        initializing.IsEarly = true;
        foreach (Action initializer in beforeThreads)
            initializer();
        initializing.IsEarly = false;
    }

    /// <summary>An early initialiser uses an object.</summary>
    private void KeepsToItself(object? target, string call)
    {
        if (initializing.IsEarly && initializing.IsOfOthers(target))
            RefuseInitializer($"uses an object that it has not made ({call})");
    }

    /// <summary>An early initialiser accesses memory.</summary>
    private void KeepsToItself(int location, bool write)
    {
        if (initializing.Matters(location, write))
            RefuseInitializer("shares memory with another one");
    }

    private void RefuseInitializer(string does) => Refuse(
        $"the static initialiser of {initializing.Current?.Name}, which a started thread is the first to need and which {does}, so that it matters when it runs,");
}
