using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>The stores that can be asked.</summary>
internal sealed record StoreList(IReadOnlyList<StoreInfo> Stores);
