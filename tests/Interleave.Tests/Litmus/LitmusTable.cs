namespace Interleave.Tests.Litmus;

/// <summary>
/// What is known of the litmus tests: whether sequential consistency, x86 and .NET allow the outcome in question (<c>+</c>)
/// or not (<c>-</c>), and how many executions there are under each.
/// </summary>
/// <remarks>
/// <para>x86: Sewell, Sarkar, Owens, Zappa Nardelli, Myreen: "x86-TSO", CACM 2010, and the tables of Alglave, Maranget,
/// Tautschnig: "Herding cats", TOPLAS 2014, whose names of shapes these are.</para>
/// <para>.NET: dotnet/runtime, docs/design/specs/Memory-model.md. Where its rules are those of ARMv8 (acquire and release,
/// barriers, address dependencies, one order of writes for all threads) the verdicts are ARM's (Pulte, Flur, Deacon, French,
/// Sarkar, Sewell: "Simplifying ARM concurrency", POPL 2018). Two differ: of load buffering, which the document allows
/// and we do not explore; and where ARM keeps a dependency of a write on what it writes, which the document does not.</para>
/// </remarks>
internal static class LitmusTable
{
    public static readonly Dictionary<string, (string Allowed, int Sc, int Tso, int DotNet)> Rows = new()
    {
        // SB
        ["SB"] = ("-++", 3, 4, 4),
        ["SB+volatile"] = ("-++", 3, 4, 4),
        ["SB+fences"] = ("---", 3, 3, 3),
        ["SB+fence+po"] = ("-++", 3, 4, 4),
        ["SB+volatile+fences"] = ("---", 3, 3, 3),
        ["SB+exchanges"] = ("---", 3, 3, 3),
        ["SB+exchange+po"] = ("-++", 3, 4, 4),
        ["SB+atomic-reads"] = ("---", 3, 3, 3),
        ["SB+write-barriers"] = ("-++", 3, 4, 4),
        ["SB+read-barriers"] = ("-++", 3, 4, 4),
        ["SB+locks"] = ("---", 2, 2, 2),
        ["SB+rfis"] = ("-++", 3, 4, 4),
        ["3.SB"] = ("-++", 7, 8, 8),
        ["3.SB+fences"] = ("---", 7, 7, 7),
        // MP
        ["MP"] = ("--+", 3, 3, 4),
        ["MP+volatile-flag"] = ("---", 3, 3, 3),
        ["MP+release+po"] = ("--+", 3, 3, 4),
        ["MP+po+acquire"] = ("--+", 3, 3, 4),
        ["MP+fences"] = ("---", 3, 3, 3),
        ["MP+fence+po"] = ("--+", 3, 3, 4),
        ["MP+po+fence"] = ("--+", 3, 3, 4),
        ["MP+write-barrier+read-barrier"] = ("---", 3, 3, 3),
        ["MP+read-barrier+write-barrier"] = ("--+", 3, 3, 4),
        ["MP+write-barrier+acquire"] = ("---", 3, 3, 3),
        ["MP+exchange+po"] = ("--+", 3, 3, 4),
        ["MP+exchange+acquire"] = ("---", 3, 3, 3),
        ["MP+locks"] = ("---", 2, 2, 2),
        ["MP+volatile-data"] = ("--+", 3, 3, 4),
        // MP through references
        ["MP+pub+addr"] = ("---", 2, 2, 2),
        ["MP+pub+po"] = ("--+", 2, 2, 3),
        ["MP+volatile-pub+po"] = ("---", 2, 2, 2),
        ["MP+pub+addr+addr"] = ("---", 2, 2, 2),
        ["MP+pub+addr-array"] = ("---", 2, 2, 2),
        ["MP+pub-again+addr"] = ("---", 2, 2, 2),
        ["MP+pub-again+po"] = ("--+", 2, 2, 3),
        ["MP+flag+addr"] = ("--+", 3, 3, 4),
        ["MP+late+addr"] = ("+++", 3, 3, 3),
        ["MP+exchange-pub+addr"] = ("---", 2, 2, 2),
        ["WRC+pub+addr+addr"] = ("--+", 3, 3, 4),
        // LB
        ["LB"] = ("---", 3, 3, 3),
        ["LB+volatile"] = ("---", 3, 3, 3),
        ["LB+fences"] = ("---", 3, 3, 3),
        ["LB+datas"] = ("---", 3, 3, 3),
        // S and R
        ["S"] = ("--+", 3, 3, 4),
        ["S+fence+po"] = ("--+", 3, 3, 4),
        ["S+volatile-flag"] = ("---", 3, 3, 3),
        ["S+release+po"] = ("--+", 3, 3, 4),
        ["S+po+acquire"] = ("--+", 3, 3, 4),
        ["S+release+release"] = ("---", 3, 3, 3),
        ["S+fences"] = ("---", 3, 3, 3),
        ["R"] = ("-++", 3, 4, 4),
        ["R+volatile"] = ("-++", 3, 4, 4),
        ["R+fences"] = ("---", 3, 3, 3),
        ["R+po+fence"] = ("--+", 3, 3, 4),
        ["R+release+fence"] = ("---", 3, 3, 3),
        ["R+po+exchange"] = ("--+", 3, 3, 4),
        // 2+2W
        ["2+2W"] = ("--+", 3, 3, 4),
        ["2+2W+volatile"] = ("---", 3, 3, 3),
        ["2+2W+fences"] = ("---", 3, 3, 3),
        ["2+2W+release+po"] = ("--+", 3, 3, 4),
        ["2+2W+write-barriers"] = ("---", 3, 3, 3),
        ["2+2W+exchanges"] = ("---", 3, 3, 3),
        // WRC, RWC, ISA2, W+RWC
        ["WRC"] = ("--+", 7, 7, 8),
        ["WRC+volatile"] = ("---", 7, 7, 7),
        ["WRC+volatile-flag"] = ("---", 7, 7, 7),
        ["WRC+po+acquire"] = ("--+", 7, 7, 8),
        ["WRC+fences"] = ("---", 7, 7, 7),
        ["RWC"] = ("-++", 7, 8, 8),
        ["RWC+volatile"] = ("-++", 7, 8, 8),
        ["RWC+po+fence"] = ("--+", 7, 7, 8),
        ["RWC+acquire+fence"] = ("---", 7, 7, 7),
        ["RWC+fences"] = ("---", 7, 7, 7),
        ["ISA2"] = ("--+", 7, 7, 8),
        ["ISA2+volatile-flags"] = ("---", 7, 7, 7),
        ["ISA2+volatile-first-flag"] = ("--+", 7, 7, 8),
        ["W+RWC"] = ("-++", 7, 8, 8),
        ["W+RWC+volatile"] = ("-++", 7, 8, 8),
        ["W+RWC+volatile+fence"] = ("---", 7, 7, 7),
        ["W+RWC+po+po+fence"] = ("--+", 7, 7, 8),
        // IRIW
        ["IRIW"] = ("--+", 15, 15, 16),
        ["IRIW+volatile"] = ("---", 15, 15, 15),
        ["IRIW+fences"] = ("---", 15, 15, 15),
        ["IRIW+read-barriers"] = ("---", 15, 15, 15),
        ["IRIW+acquire+po"] = ("--+", 15, 15, 16),
        // Z6
        ["Z6.0"] = ("-++", 7, 8, 8),
        ["Z6.0+volatile+fence"] = ("---", 7, 7, 7),
        ["Z6.1"] = ("--+", 7, 7, 8),
        ["Z6.2"] = ("--+", 7, 7, 8),
        ["Z6.3"] = ("--+", 7, 7, 8),
        ["Z6.3+volatile"] = ("---", 7, 7, 7),
        ["Z6.4"] = ("-++", 7, 8, 8),
        ["Z6.5"] = ("-++", 7, 8, 8),
        // one location
        ["CoRR"] = ("---", 3, 3, 3),
        ["CoRR+volatile"] = ("---", 3, 3, 3),
        ["CoRR2"] = ("---", 72, 72, 72),
        ["CoWW"] = ("---", 3, 3, 3),
        ["CoRW"] = ("---", 3, 3, 3),
        ["CoWR"] = ("---", 3, 3, 3),
        ["n5"] = ("---", 4, 4, 4),
        ["n6"] = ("-++", 4, 5, 6),
        // atomic operations
        ["2.INC"] = ("+++", 4, 4, 4),
        ["2.INC+atomic"] = ("---", 2, 2, 2),
        ["2.INC+volatile"] = ("+++", 4, 4, 4),
        ["2.CAS"] = ("---", 2, 2, 2),
        ["RMW+W"] = ("---", 2, 2, 2),
        ["SB+failed-CAS"] = ("---", 3, 3, 3),
    };
}
