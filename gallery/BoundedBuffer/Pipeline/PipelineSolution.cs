namespace Interleave.Gallery.BoundedBuffer.Pipeline;

/// <summary>Preprocessor, compiler, assembler and loader, each a thread, joined by buffers.</summary>
public abstract class PipelineSolution
{
    readonly Pipe Preprocessed = new(), Compiled = new(), Assembled = new();
    readonly string[] Source = ["a", "b"];
    readonly List<string> Loaded = [];

    /// <summary>Two lines go through all stages, in their order, and every stage ends.</summary>
    public void TwoLines()
    {
        Together.Run(Preprocessor, () => Stage(Preprocessed, "c", Compiled), () => Stage(Compiled, "s", Assembled), Loader);
        string loaded = string.Join(' ', Loaded);
        Check.That(loaded == "apcs bpcs", $"Expected apcs bpcs, found {loaded}.");
    }

    /// <summary>A stage in the middle: works on each line that comes, until no more does.</summary>
    private protected abstract void Stage(Pipe input, string work, Pipe output);

    void Preprocessor()
    {
        foreach (string line in Source)
            Preprocessed.Write(line + "p");
        Preprocessed.Write(null);
    }

    void Loader()
    {
        while (Assembled.Read() is { } line)
            Loaded.Add(line);
    }
}
