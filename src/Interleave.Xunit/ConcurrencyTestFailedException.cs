#pragma warning disable IDE0130 // xunit shows messages without the exception's type for types of this namespace alone.
namespace Xunit.Sdk;

/// <summary>A test that has failed; the message is the report.</summary>
internal sealed class ConcurrencyTestFailedException(string report) : Exception(report), IAssertionException;

/// <summary>xunit knows by this name, in any assembly, that a test has failed and not broken.</summary>
internal interface IAssertionException;
