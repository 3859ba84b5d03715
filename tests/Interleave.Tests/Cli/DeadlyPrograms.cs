using Interleave.Tests.Rewriting;

namespace Interleave.Tests.Cli;

/// <summary>Programs that end the process they run in, each in its own way, and harmless ones around them.</summary>
internal static class DeadlyPrograms
{
    private static readonly Lazy<string> Compiled = new(() => Snippets.Compile(
        """
        using System.Runtime.InteropServices;

        public sealed class ConcurrencyTestAttribute : Attribute;

        public static class Two
        {
            public static void Threads(Action work)
            {
                Thread a = new(() => work()) { Name = "A" }, b = new(() => work()) { Name = "B" };
                a.Start();
                b.Start();
                a.Join();
                b.Join();
            }
        }

        public class Among
        {
            [ConcurrencyTest] public void First() { object gate = new(); int n = 0; Two.Threads(() => { lock (gate) n++; }); if (n != 2) throw new Exception(); }
            [ConcurrencyTest] public void Second() => new StackOverflows().Run();
            [ConcurrencyTest] public void Third() { int n = 0; Two.Threads(() => { int v = n; n = v + 1; }); if (n != 2) throw new Exception("lost"); }
            [ConcurrencyTest] public void Fourth() => typeof(Environment).GetMethod("Exit").Invoke(null, [0]);
            [ConcurrencyTest] public void Fifth() => First();
        }

        public class StackOverflows { [ConcurrencyTest] public void Run() => Two.Threads(() => Deeper(1)); static int Deeper(int n) => Deeper(n + 1) + n; }

        public class Exits { [ConcurrencyTest] public void Run() => Two.Threads(() => Environment.Exit(0)); }

        public class ExitsElsewhere { [ConcurrencyTest] public void Run() { typeof(Environment).GetMethod("Exit").Invoke(null, [0]); Two.Threads(() => { }); } }

        public class FailsFast { [ConcurrencyTest] public void Run() => Two.Threads(() => Environment.FailFast("enough")); }

        public class FailsFastElsewhere { [ConcurrencyTest] public void Run() { typeof(Environment).GetMethod("FailFast", [typeof(string)]).Invoke(null, ["enough"]); Two.Threads(() => { }); } }

        public class ThrowsElsewhere { [ConcurrencyTest] public void Run() { typeof(LeftAlone.Deeds).GetMethod("ThrowOnAThread").Invoke(null, null); Two.Threads(() => { }); } }

        public class Allocates { [ConcurrencyTest] public void Run() => Two.Threads(() => { var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]); }); }

        public class AllocatesOutside { [ConcurrencyTest] public void Run() => Two.Threads(() => LeftAlone.Deeds.AllocateOutside()); }

        public class Loops { [ConcurrencyTest] public void Run() => Two.Threads(() => { uint i = 1; while (i != 0) i += 2; }); }

        public class LoopsElsewhere { [ConcurrencyTest] public void Run() => Two.Threads(() => LeftAlone.Deeds.Loop()); }

        public class CrashesInNativeCode { [ConcurrencyTest] public void Run() { memset(1, 0, 8); Two.Threads(() => { }); } [DllImport("libc")] static extern nint memset(nint at, int value, nint count); }

        public class WritesAnywhere { [ConcurrencyTest] public void Run() => Two.Threads(() => LeftAlone.Deeds.WriteAnywhere()); }

        namespace LeftAlone
        {
            public static class Deeds
            {
                public static void WriteAnywhere() => Marshal.WriteInt32((IntPtr)0x123456789, 1);
                public static void Loop() { while (true) { } }
                public static void ThrowOnAThread() { var t = new Thread(() => throw new InvalidOperationException("nobody catches this")); t.Start(); t.Join(); }
                public static void AllocateOutside() { while (true) { IntPtr p = Marshal.AllocHGlobal(1 << 20); for (int i = 0; i < 1 << 20; i += 4096) Marshal.WriteByte(p, i, 1); } }
            }
        }
        """, optimize: true, "DeadlyPrograms"));

    /// <summary>The path of the compiled assembly.</summary>
    public static string Path => Compiled.Value;
}
