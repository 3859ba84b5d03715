using Interleave.Surface;
using Mono.Cecil;

namespace Interleave.Rewriting;

/// <summary>The assembly that was asked for and those to be rewritten with it, as they are on disk.</summary>
internal sealed class AssemblyFiles : IDisposable
{
    private readonly FolderResolver _resolver;
    private readonly List<AssemblyDefinition> _rewritten = [];

    public AssemblyFiles(string path, RewritingOptions options)
    {
        Path = System.IO.Path.GetFullPath(path);
        AssemblyReader.Verify(Path);
        _resolver = new FolderResolver(Path);
        _rewritten.Add(AssemblyReader.Read(Path, _resolver));
        _resolver.Add(Main);
        var selection = new Selection(options);
        for (int i = 0; i < _rewritten.Count; i++)
            foreach (AssemblyNameReference reference in _rewritten[i].MainModule.AssemblyReferences.OrderBy(r => r.Name, StringComparer.Ordinal))
                Take(_rewritten[i], reference, selection);
        _rewritten.Sort(1, _rewritten.Count - 1, Comparer<AssemblyDefinition>.Create((a, b) => string.CompareOrdinal(a.Name.Name, b.Name.Name)));
        Surface = AssemblyReader.Read(typeof(Run).Assembly.Location, _resolver);
    }

    public string Path { get; }

    public AssemblyDefinition Main => _rewritten[0];

    /// <summary>Those to be rewritten: the one that was asked for, then its dependencies by name.</summary>
    public IReadOnlyList<AssemblyDefinition> Rewritten => _rewritten;

    public AssemblyDefinition Surface { get; }

    /// <summary>Remarks for the user.</summary>
    public List<string> Notes { get; } = [];

    private void Note(string note)
    {
        if (!Notes.Contains(note))
            Notes.Add(note);
    }

    public void Dispose()
    {
        Surface.Dispose();
        foreach (AssemblyDefinition assembly in _rewritten)
            assembly.Dispose();
        _resolver.Dispose();
    }

    private void Take(AssemblyDefinition from, AssemblyNameReference reference, Selection selection)
    {
        string? beside = _resolver.Beside(reference.Name);
        if (beside is null || !selection.Includes(reference.Name) || FolderResolver.IsFramework(reference.Name))
        {
            if (beside is not null && !FolderResolver.IsFramework(reference.Name) && selection.IsWorthNaming(reference.Name))
                Note($"{reference.Name} is not rewritten: each call of it counts as one step, and what happens inside is not seen.");
            if (_resolver.Find(reference.Name) is not null)
                return;
            // A dependency's dependency may never be needed; the assembly's own are.
            if (from != Main)
                Notes.Add($"{from.Name.Name} refers to {reference.Name} {reference.Version}, which was not found.");
            else
                throw new RewritingException($"{from.Name.Name} needs {reference.Name} {reference.Version}, which is neither beside it nor part of the runtime; publish or build it with its dependencies copied.");
            return;
        }
        if (_rewritten.Any(a => a.Name.Name == reference.Name))
            return;
        AssemblyDefinition assembly = AssemblyReader.Read(beside, _resolver);
        _resolver.Add(assembly);
        _rewritten.Add(assembly);
    }
}
