using Mono.Cecil;

namespace Interleave.Rewriting;

internal sealed class LoopPass(World world)
{
    public void Apply(MethodDefinition method) => _ = (world, method);
}
