using System.Diagnostics;
using System.Reflection;
using Interleave;
using Interleave.Executing;
using Interleave.Exploration;
using Interleave.Memory;
using Interleave.Rewriting;

RewrittenAssembly assembly = Rewriter.Load(typeof(Interleave.Programs.Counters).Assembly.Location);
foreach (string name in args)
{
    string[] parts = name.Split('.');
    Type type = assembly.Assembly.GetTypes().Single(t => t.Name == parts[0]);
    foreach (MethodInfo method in type.GetMethods().Where(m => m.DeclaringType == type && !m.Name.StartsWith("$") && m.GetParameters().Length == 0 && (parts.Length == 1 || m.Name.StartsWith(parts[1]))))
    {
        Action body = method.IsStatic ? method.CreateDelegate<Action>() : () => method.CreateDelegate<Action>(Activator.CreateInstance(type)!)();
        for (int i = 0; i < 2; i++)
        {
            var search = new Search(assembly, body, new CheckOptions { TimeBudget = TimeSpan.FromSeconds(20) }, new Knowledge(assembly.Fields.Count), cells => new Exhaustive(cells, new SequentialConsistency()));
            SearchEnd end = SearchEnd.Exhausted;
            var thread = new Thread(() => end = search.Run(), Execution.StackSize);
            thread.Start();
            thread.Join();
            Console.WriteLine($"{type.Name}.{method.Name,-24} {end,-10} {search.Executions,9} +{search.DeadEnds} dead ends, {search.Elapsed.TotalSeconds:F3} s, {search.Executions / search.Elapsed.TotalSeconds,10:N0}/s, events {search.Execution.Events}, restarts {search.Restarts}, conflicts {search.Conflicts}, handovers {search.Execution.HandOvers}, {search.Execution.Finding} {search.Execution.Refused} shared: {string.Join(",", search.Execution.Knowledge.SharedFields.Select(f => f <= assembly.Fields.Count ? assembly.Fields[f - 1].Name : search.Execution.Knowledge.TypeOf(f)!.Name))}");
        }
    }
}
