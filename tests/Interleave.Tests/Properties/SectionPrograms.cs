namespace Interleave.Tests.Properties;

/// <summary>Tiny programs with marked sections, as source: compiled once, a class each.</summary>
internal static class SectionPrograms
{
    public const string Source = """
        using Interleave;

        public abstract class Two
        {
            protected static void Run(ThreadStart a, ThreadStart b)
            {
                var first = new Thread(a);
                var second = new Thread(b);
                first.Start();
                second.Start();
                first.Join();
                second.Join();
            }

            protected static void Inside()
            {
                Section.Enter();
                Section.Exit();
            }
        }

        // Nothing keeps the two apart, and nothing shared is touched: there is one execution, in which one runs after the other.
        public class NoLock : Two
        {
            public void Go() => Run(Inside, Inside);
        }

        public class OneLock : Two
        {
            readonly object gate = new();

            public void Rounds1() => Run(() => Visit(1), () => Visit(1));
            public void Rounds2() => Run(() => Visit(2), () => Visit(2));
            public void Rounds3() => Run(() => Visit(3), () => Visit(3));

            void Visit(int rounds)
            {
                for (int i = 0; i < rounds; i++)
                {
                    Section.Request();
                    lock (gate)
                        Inside();
                }
            }
        }

        public class TwoLocks : Two
        {
            readonly object gate = new(), other = new();

            public void Go() => Run(() => Visit(gate), () => Visit(other));

            void Visit(object it)
            {
                lock (it)
                    Inside();
            }
        }

        // The lock is left before the section is.
        public class LeavesLate : Two
        {
            readonly object gate = new();

            public void Go() => Run(Visit, Visit);

            void Visit()
            {
                lock (gate)
                    Section.Enter();
                Section.Exit();
            }
        }

        public class NeverLeaves : Two
        {
            readonly object gate = new();

            public void Go() => Run(Stay, Visit);

            void Stay()
            {
                lock (gate)
                    Section.Enter();
            }

            void Visit()
            {
                lock (gate)
                    Inside();
            }
        }

        // Who has stayed inside, with the lock, is never joined by the other, who waits for ever.
        public class StaysWithTheLock : Two
        {
            readonly object gate = new();

            public void Go() => Run(Visit, Visit);

            void Visit()
            {
                Section.Request();
                Monitor.Enter(gate);
                Section.Enter();
            }
        }

        public class TwoPermits : Two
        {
            readonly SemaphoreSlim free = new(2);

            public void Go() => Run(Visit, Visit);

            void Visit()
            {
                free.Wait();
                Inside();
                free.Release();
            }
        }

        // Order by start and join alone.
        public class OneAfterTheOther
        {
            public void Go()
            {
                for (int i = 0; i < 2; i++)
                {
                    var thread = new Thread(() =>
                    {
                        Section.Request();
                        Section.Enter();
                        Section.Exit();
                    });
                    thread.Start();
                    thread.Join();
                }
            }
        }

        // Order by from-read alone: the second goes in only when it finds that the first has not come.
        public class BothLookFirst : Two
        {
            int a, b;

            public void Go() => Run(A, B);

            void A()
            {
                a = 1;
                if (b == 0)
                {
                    Inside();
                    a = 0;
                }
            }

            void B()
            {
                b = 1;
                if (a == 0)
                {
                    Inside();
                    b = 0;
                }
            }
        }

        // A ticket of turns: who has asked is overtaken once at most, however many rounds there are.
        public class Turns : Two
        {
            readonly SemaphoreSlim first = new(1), second = new(0);

            public void Rounds1() => Run(() => Visit(first, second, 1), () => Visit(second, first, 1));
            public void Rounds2() => Run(() => Visit(first, second, 2), () => Visit(second, first, 2));
            public void Rounds3() => Run(() => Visit(first, second, 3), () => Visit(second, first, 3));

            void Visit(SemaphoreSlim mine, SemaphoreSlim other, int rounds)
            {
                for (int i = 0; i < rounds; i++)
                {
                    Section.Request();
                    mine.Wait();
                    Inside();
                    other.Release();
                }
            }
        }

        // The doorway is passed with the lock held: nobody overtakes from there.
        public class DoorwayInside : Two
        {
            readonly object gate = new();

            public void Rounds2() => Run(() => Visit(2), () => Visit(2));

            void Visit(int rounds)
            {
                for (int i = 0; i < rounds; i++)
                {
                    Section.Request();
                    lock (gate)
                    {
                        Section.Doorway();
                        Inside();
                    }
                }
            }
        }

        public class WaitsInALoop : Two
        {
            volatile bool come;

            public void Go() => Run(Wait, () => come = true);

            public void Never() => Run(Wait, () => { });

            void Wait()
            {
                while (!come)
                    ;
            }
        }

        // A failure of the first ends everything before the second has done what would have saved it.
        public class FailsAtOnce : Two
        {
            int seen;

            public void Go() => Run(() => { if (seen == 0) throw new InvalidOperationException("too early"); }, () => seen = 1);
        }

        public class FailsAtTheEnd : Two
        {
            int count;

            public void Go()
            {
                Run(() => count++, () => count++);
                if (count != 2)
                    throw new InvalidOperationException("lost");
            }
        }

        public class Alone
        {
            public void Go()
            {
            }
        }
        """;
}
