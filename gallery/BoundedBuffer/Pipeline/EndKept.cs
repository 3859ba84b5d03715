namespace Interleave.Gallery.BoundedBuffer.Pipeline;

/// <summary>A stage whose input has ended ends, and leaves it at that.</summary>
public sealed class EndKept : PipelineSolution
{
    private protected override void Stage(Pipe input, string work, Pipe output)
    {
        while (input.Read() is { } line)
            output.Write(line + work);
    }
}
