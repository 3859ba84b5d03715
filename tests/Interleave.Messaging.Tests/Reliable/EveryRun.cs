namespace Interleave.Messaging.Tests.Reliable;

/// <summary>Runs something again and again, with other choices each time, until every choice has been made.</summary>
internal static class EveryRun
{
    /// <returns>How many runs there were.</returns>
    public static int Of(Action<Func<int, int>> run)
    {
        // The choices of the last run and how many there were of each.
        var choices = new List<(int Chosen, int Count)>();
        for (int runs = 1; ; runs++)
        {
            int next = 0;
            run(count =>
            {
                if (next == choices.Count)
                    choices.Add((0, count));
                return choices[next++].Chosen;
            });
            while (choices.Count > 0 && choices[^1].Chosen + 1 == choices[^1].Count)
                choices.RemoveAt(choices.Count - 1);
            if (choices.Count == 0)
                return runs;
            choices[^1] = (choices[^1].Chosen + 1, choices[^1].Count);
        }
    }
}
