namespace Interleave.Gallery.BoundedBuffer.Pipeline;

/// <summary>A stage whose input has ended tells the next one.</summary>
public sealed class EndPassedOn : PipelineSolution
{
    private protected override void Stage(Pipe input, string work, Pipe output)
    {
        while (input.Read() is { } line)
            output.Write(line + work);
        output.Write(null);
    }
}
