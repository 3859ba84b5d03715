namespace Interleave.Surface.Channels;

/// <summary>A channel whose state is the engine's.</summary>
internal interface IControlledChannel : IIdentified;
