using System.Text.RegularExpressions;
using Interleave.Messaging.Transports;
using Interleave.Tests;
using Xunit;

namespace Interleave.Messaging.Tests.Docs;

/// <summary>The code of <c>docs/messaging.md</c> is that of the tests here, which compiles and runs.</summary>
public sealed partial class MessagingPageTests
{
    [Fact]
    public async Task Mailboxes()
    {
        // begin
        await using var transport = new InProcessTransport();
        await using PostOffice shop = await PostOffice.OpenAsync("shop", transport);
        await using PostOffice customer = await PostOffice.OpenAsync("customer", transport);

        using Mailbox<string> orders = shop.Allocate<string>("orders", new MailboxOptions { Capacity = 10 });
        await customer.SendAsync("tea", new Address("shop", "orders"));
        Received<string> order = await orders.ReceiveAsync();
        Console.WriteLine($"{order.Message} for {order.Sender}");
        // end
        Assert.Equal("tea for customer", $"{order.Message} for {order.Sender}");
    }

    [Fact]
    public void Code_OfThePage_IsThatOfTheTests()
    {
        string tests = Lines(RepositoryFiles.Read("tests/Interleave.Messaging.Tests/Docs/MessagingPageTests.cs"));
        MatchCollection blocks = Block().Matches(RepositoryFiles.Read("docs/messaging.md"));

        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
            Assert.Contains("// begin\n" + Lines(block.Groups[1].Value) + "\n// end", tests, StringComparison.Ordinal);
    }

    private static string Lines(string code) => string.Join('\n', code.Split('\n', StringSplitOptions.TrimEntries)).Trim();

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
