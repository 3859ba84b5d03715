using System.Runtime.InteropServices;
using Interleave.Litmus;

namespace Interleave.Cli.Litmus;

/// <summary>What a litmus test found when it was run for real: the code as it was compiled, on real threads.</summary>
/// <param name="Model">The memory model that this machine must keep to.</param>
/// <param name="Iterations">How often it was run.</param>
/// <param name="Counts">How often it found what.</param>
internal sealed record RealRun(string Model, long Iterations, IReadOnlyDictionary<int, long> Counts)
{
    /// <summary>Instances that each thread goes through in one go: to make threads meet takes far longer than a test does.</summary>
    private const int BatchSize = 25_000;

    /// <summary>After so many instances threads look for the others again.</summary>
    private const int Stride = 8;

    /// <summary>How often a thread looks before it goes on alone: another one may not be running now.</summary>
    private const int Patience = 300;

    /// <summary>How often a thread looks for the others before a batch, without giving way: about a millisecond, so that all run when it begins.</summary>
    private const int LooksTogether = 1_000_000;

    /// <summary>Numbers that different threads write must not share a cache line.</summary>
    private const int Apart = 32;

    /// <summary>The memory model of this machine's processor; of one that is not known, .NET promises its own.</summary>
    private static string ModelOfMachine => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? "tso" : "dotnet";

    /// <summary>Runs a test on threads of its own.</summary>
    public static RealRun Of(SuiteEntry test, long iterations)
    {
        var counts = new SortedDictionary<int, long>();
        var threads = test.Create().Threads;
        var batch = new LitmusTest[(int)Math.Min(BatchSize, iterations)];
        var meeting = new Meeting(threads);
        var progress = new int[threads * Apart];
        var workers = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            for (long done = 0; done < iterations; done += batch.Length)
            {
                if (number == 0)
                {
                    Count(batch, counts);
                    Fill(batch, test);
                }

                meeting.Wait(looks: threads <= Environment.ProcessorCount ? LooksTogether : 0);
                Play(batch, number, progress);
                meeting.Wait(looks: 0);
            }
        }) { IsBackground = true }).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        Count(batch, counts);
        return new RealRun(ModelOfMachine, counts.Values.Sum(), counts);
    }

    private static void Fill(LitmusTest[] batch, SuiteEntry test)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = test.Create();
        }
    }

    private static void Count(LitmusTest?[] batch, SortedDictionary<int, long> counts)
    {
        foreach (var test in batch)
        {
            if (test is not null)
            {
                counts[test.Outcome] = counts.GetValueOrDefault(test.Outcome) + 1;
            }
        }
    }

    private static void Play(LitmusTest[] batch, int thread, int[] progress)
    {
        Action<LitmusTest> step = thread switch
        {
            0 => t => t.P0(),
            1 => t => t.P1(),
            2 => t => t.P2(),
            _ => t => t.P3(),
        };
        for (var i = 0; i < batch.Length; i++)
        {
            if (i % Stride == 0)
            {
                Align(progress, thread, i);
            }

            step(batch[i]);
        }

        Volatile.Write(ref progress[thread * Apart], 0);
    }

    /// <summary>Waits a moment for those behind; then sets off a little earlier or later than they do, each time differently.</summary>
    private static void Align(int[] progress, int thread, int at)
    {
        Volatile.Write(ref progress[thread * Apart], at);
        for (var other = 0; other < progress.Length; other += Apart)
        {
            for (var look = 0; look < Patience && Volatile.Read(ref progress[other]) < at; look++)
            {
            }
        }

        for (var late = at / Stride * (2 * thread + 3) % 16; late > 0; late--)
        {
            Volatile.Read(ref progress[thread * Apart]);
        }
    }

    /// <summary>Where threads wait for each other, going round, so that they leave at the same moment.</summary>
    private sealed class Meeting(int threads)
    {
        private int _arrived, _round;

        /// <param name="looks">How often to look before other threads of the machine are given way.</param>
        public void Wait(int looks)
        {
            var round = Volatile.Read(ref _round);
            if (Interlocked.Increment(ref _arrived) == threads)
            {
                _arrived = 0;
                Volatile.Write(ref _round, round + 1);
                return;
            }

            for (var look = 0; look < looks && Volatile.Read(ref _round) == round; look++)
            {
            }

            var spin = new SpinWait();
            while (Volatile.Read(ref _round) == round)
            {
                // Never sleeps: with more threads than processors it gives way to the others.
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
