using System.Text;

namespace Ordinary;

public static class Exceptions
{
    public static string CaughtByType()
    {
        var text = new StringBuilder();
        foreach (int kind in (int[])[0, 1, 2, 3])
        {
            try
            {
                Throw(kind);
                text.Append("none ");
            }
            catch (ArgumentException e)
            {
                text.Append(e.ParamName).Append(' ');
            }
            catch (InvalidOperationException)
            {
                text.Append("invalid ");
            }
            catch
            {
                text.Append("other ");
            }
        }
        return text.ToString();
    }

    public static string FilteredInOrder()
    {
        var log = new StringBuilder();
        try
        {
            try
            {
                Throw(1);
            }
            catch (ArgumentException e) when (Log(log, e, false))
            {
                log.Append("never");
            }
            finally
            {
                log.Append("f1 ");
            }
        }
        catch (Exception e) when (e is ArgumentException { ParamName: var name } && Log(log, e, true))
        {
            log.Append(name);
        }
        return log.ToString();
    }

    public static string FinallyOnReturn()
    {
        var log = new StringBuilder();
        return Inner(log) + log;

        static string Inner(StringBuilder log)
        {
            foreach (int i in (int[])[1, 2, 3])
            {
                try
                {
                    if (i == 2)
                        return "r" + i;
                    log.Append(i);
                    continue;
                }
                finally
                {
                    log.Append('f');
                }
            }
            return "none";
        }
    }

    public static string Rethrown()
    {
        try
        {
            try
            {
                Throw(2);
            }
            catch (Exception e) when (e.Message.Length > 0)
            {
                if (e is InvalidOperationException)
                    throw;
                throw new FormatException("wrapped", e);
            }
            return "none";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    public static string Wrapped()
    {
        try
        {
            try
            {
                Throw(3);
            }
            catch (Exception e)
            {
                throw new FormatException("wrapped", e);
            }
        }
        catch (FormatException e)
        {
            return e.Message + e.InnerException!.GetType().Name;
        }
        return "none";
    }

    public static string GenericallyCaught() => Try<ArgumentException>(1) + Try<InvalidOperationException>(2) + Try<Exception>(3);

    public static string UsingsDisposed()
    {
        var log = new List<string>();
        try
        {
            using var a = new Resource("a", log);
            using (new Resource("b", log))
            {
                log.Add("in");
            }
            using var slot = new StructResource(log);
            Throw(1);
        }
        catch (ArgumentException)
        {
            log.Add("caught");
        }
        return string.Join(",", log);
    }

    public static string LockedAndReleased()
    {
        object gate = new();
        int n = 0;
        try
        {
            lock (gate)
            {
                n++;
                Throw(2);
            }
        }
        catch (InvalidOperationException)
        {
            n += 10;
        }
        lock (gate)
            n += 100;
        return n.ToString();
    }

    public static string LoopsInHandlers()
    {
        int tries = 0;
        while (true)
        {
            try
            {
                tries++;
                if (tries < 4)
                    Throw(2);
                break;
            }
            catch (InvalidOperationException)
            {
                for (int i = 0; i < 2; i++)
                    tries += i;
            }
            finally
            {
                int i = 0;
                while (i < 3)
                    i++;
                tries += i;
            }
        }
        return tries.ToString();
    }

    public static string NullAndDivision()
    {
        var text = new StringBuilder();
        Node? node = null;
        int zero = 0;
        try
        {
            text.Append(node!.Value);
        }
        catch (NullReferenceException)
        {
            text.Append("null ");
        }
        try
        {
            node!.Value = 1;
        }
        catch (NullReferenceException)
        {
            text.Append("null ");
        }
        try
        {
            text.Append(1 / zero);
        }
        catch (DivideByZeroException)
        {
            text.Append("zero ");
        }
        try
        {
            text.Append((string)(object)text);
        }
        catch (InvalidCastException)
        {
            text.Append("cast");
        }
        return text.ToString();
    }

    public static string FailingInitialiser()
    {
        string first;
        try
        {
            return Broken.Value;
        }
        catch (TypeInitializationException e)
        {
            first = e.InnerException!.Message;
        }
        return first;
    }

    public static string NestedFinally()
    {
        var log = new StringBuilder();
        try
        {
            try
            {
                Throw(3);
            }
            finally
            {
                try
                {
                    log.Append("a");
                    Throw(1);
                }
                catch (ArgumentException)
                {
                    log.Append("b");
                }
                finally
                {
                    log.Append("c");
                }
            }
        }
        catch (NotSupportedException)
        {
            log.Append("d");
        }
        return log.ToString();
    }

    private static string Try<T>(int kind) where T : Exception
    {
        try
        {
            Throw(kind);
            return "none";
        }
        catch (T e)
        {
            return e.GetType().Name;
        }
    }

    private static bool Log(StringBuilder log, Exception e, bool result)
    {
        log.Append(e.GetType().Name).Append(result).Append(' ');
        return result;
    }

    private static void Throw(int kind)
    {
        switch (kind)
        {
            case 1: throw new ArgumentException("bad", nameof(kind));
            case 2: throw new InvalidOperationException("state");
            case 3: throw new NotSupportedException("never");
        }
    }

    private sealed class Node
    {
        public int Value;
    }

    private static class Broken
    {
        public static readonly string Value = Fail();

        private static string Fail() => throw new FormatException("broken");
    }

    private sealed class Resource(string name, List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("-" + name);
    }

    private struct StructResource(List<string> log) : IDisposable
    {
        private int _times;

        public void Dispose() => log.Add("s" + ++_times);
    }
}
