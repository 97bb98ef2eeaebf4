using System.Globalization;

namespace Streamiz.Host.Rest;

/// <summary>A box on the map, in degrees.</summary>
internal sealed record BoundingBox(double West, double South, double East, double North)
{
    /// <summary>Null and empty texts mean no box.</summary>
    public static bool TryParse(string? text, out BoundingBox? box, out string? why)
    {
        box = null;
        why = null;
        if (string.IsNullOrEmpty(text)) return true;
        string[] parts = text.Split(',');
        Span<double> numbers = stackalloc double[4];
        bool good = parts.Length == 4;
        for (int i = 0; i < 4 && good; i++)
            good = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && double.IsFinite(numbers[i]);
        if (!good) why = "bbox must be four numbers: min_longitude,min_latitude,max_longitude,max_latitude.";
        else if (numbers[0] is < -180 or > 180 || numbers[2] is < -180 or > 180 || numbers[1] is < -90 or > 90 || numbers[3] is < -90 or > 90) why = "bbox is out of range: longitudes from -180 to 180, latitudes from -90 to 90.";
        else if (numbers[1] > numbers[3]) why = "bbox has its latitudes the wrong way round.";
        else box = new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        return why is null;
    }

    public bool Contains(double longitude, double latitude) =>
        latitude >= South && latitude <= North && (West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East);
}
