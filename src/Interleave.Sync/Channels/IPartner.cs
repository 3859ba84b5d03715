namespace Interleave.Sync;

/// <summary>One that waits in a channel's queue to send or to receive.</summary>
/// <typeparam name="T">What is sent.</typeparam>
internal interface IPartner<T>
{
    /// <summary>What it sends, or what it is to receive: written by the other, under the guard.</summary>
    T? Value { get; set; }

    /// <summary>Makes sure, under the guard of the channel, that nobody else meets it.</summary>
    /// <returns>False when somebody has, elsewhere, or it has given up.</returns>
    bool TryTake();

    /// <summary>Lets it go on.</summary>
    void Wake();
}
