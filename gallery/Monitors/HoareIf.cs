namespace Interleave.Gallery.Monitors;

/// <summary>Who was woken takes the item that he was woken for.</summary>
public sealed class HoareIf() : HoareSolution(new HoareMonitor());
