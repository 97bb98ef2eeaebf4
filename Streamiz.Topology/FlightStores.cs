namespace Streamiz.Topology;

/// <summary>The names of the stores. They are names of changelog topics too: changing one leaves its state behind.</summary>
public static class FlightStores
{
    /// <summary>Address to the newest state vector of an airborne aircraft.</summary>
    public const string Aircraft = "aircraft";

    /// <summary>Address to the last contact (Unix seconds) of the newest record of any kind.</summary>
    public const string LastContacts = "last-contacts";

    /// <summary>Country to how many aircraft are airborne.</summary>
    public const string Airborne = "airborne-by-country";

    /// <summary>Country and window to position reports.</summary>
    public const string Counts = "country-counts";

    /// <summary>Country and window to distinct aircraft.</summary>
    public const string DistinctAircraft = "country-aircraft";

    /// <summary>Country and address, by window: which aircraft were counted already.</summary>
    public const string Seen = "country-aircraft-seen";
}
