namespace Interleave.Surface.Collections;

/// <summary>A concurrent collection whose state is the engine's.</summary>
internal interface IControlledCollection : IIdentified;

/// <inheritdoc cref="IControlledCollection"/>
/// <typeparam name="T">What is in it.</typeparam>
internal interface IControlledCollection<T> : IControlledCollection
{
    /// <summary>What is in it.</summary>
    CollectionContents<T> Contents { get; }
}
