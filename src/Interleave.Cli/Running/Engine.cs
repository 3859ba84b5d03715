using System.Reflection;
using Interleave.Cli.Targets;
using Interleave.Rewriting;
using Interleave.Tracing;

namespace Interleave.Cli.Running;

/// <summary>The checker in this process.</summary>
internal sealed class Engine : IEngine
{
    public ICheckedAssembly Load(string path, RewritingOptions options)
    {
        try
        {
            return new Loaded(Rewriter.Load(path, options));
        }
        catch (RewritingException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private sealed class Loaded(RewrittenAssembly assembly) : ICheckedAssembly
    {
        public CheckResult Check(MethodEntry method, CheckOptions options) =>
            WithNotes(Checker.Check(assembly, Resolve(method), options));

        public CheckResult Replay(MethodEntry method, string token, CheckOptions options)
        {
            try
            {
                return WithNotes(Checker.Replay(assembly, Resolve(method), token, options));
            }
            catch (FormatException wrong)
            {
                throw new UsageException(wrong.Message);
            }
        }

        public void Dispose()
        {
        }

        private MethodInfo Resolve(MethodEntry entry)
        {
            const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
            return assembly.Assembly.GetType(entry.TypeName, throwOnError: true)!
                .GetMethods(Any)
                .FirstOrDefault(m => m.Name == entry.Name && !m.IsGenericMethodDefinition && m.GetParameters().Length == 0)
                ?? throw new InvalidOperationException($"the rewritten copy has no {entry.FullName}");
        }

        /// <summary>What was left out of the rewriting belongs beside every verdict.</summary>
        private CheckResult WithNotes(CheckResult result) => result with { Notes = [.. result.Notes.Union(assembly.Notes)] };
    }
}
