using System.Text;
using Streamiz.Host.Sources;

namespace Streamiz.Host.Tests.Sources;

public sealed class StatesReaderTests
{
    private const string Good =
        """["4b1816","SWR1951 ","Switzerland",1649392658,1649392658,3.6738,41.8384,8534.4,false,258.66,66.19,0,null,8755.38,"5551",false,0]""";

    private static readonly StatesReader _reader = new(Countries.Load());

    [Test]
    public void Reads_every_field_of_a_row()
    {
        StateVectorRow row = Read($$"""{"time":1649392659,"states":[{{Good}}]}""").Rows.Single();
        Assert.That(row, Is.EqualTo(new StateVectorRow
        {
            Icao24 = "4b1816", Callsign = "SWR1951 ", OriginCountry = "Switzerland", TimePosition = 1649392658, LastContact = 1649392658,
            Longitude = 3.6738, Latitude = 41.8384, BaroAltitude = 8534.4, OnGround = false, Velocity = 258.66, TrueTrack = 66.19,
            VerticalRate = 0, GeoAltitude = 8755.38, Squawk = "5551", Spi = false, PositionSource = 0, Category = 0,
        }));
    }

    [TestCase(""","extra":[1,{"a":[]}]""")]
    [TestCase("")]
    public void Other_members_of_the_body_are_passed_over(string extra) =>
        Assert.That(Read($$"""{"a":{"states":[1]},"time":7,"states":[{{Good}}]{{extra}}}""").Rows, Has.Count.EqualTo(1));

    [Test]
    public void States_of_null_are_no_rows_and_no_error()
    {
        StatesBody body = Read("""{"time":1,"states":null}""");
        Assert.That(body.Rows, Is.Empty);
        Assert.That(body.RejectedCount, Is.Zero);
    }

    [Test]
    public void Seventeen_eighteen_and_more_fields_are_all_accepted()
    {
        string open = Good[..^1];
        StatesBody body = Read($$"""{"time":1,"states":[{{Good}},{{open}},4],{{open}},4,"later",[1,[2]],{"x":1}]]}""");
        Assert.That(body.Rows.Select(r => r.Category), Is.EqualTo(new[] { 0, 4, 4 }));
    }

    [TestCase("""["4b1816","SWR","Switzerland",1,1]""", RowFault.TooFewFields, "5 fields")]
    [TestCase("[]", RowFault.TooFewFields, "0 fields")]
    [TestCase("7", RowFault.WrongType, "not Number")]
    [TestCase("""{"icao24":"4b1816"}""", RowFault.WrongType, "not StartObject")]
    [TestCase("null", RowFault.WrongType, "not Null")]
    public void A_row_of_another_shape_is_counted_and_costs_no_other_row(string bad, object fault, string detail) =>
        Rejects(bad, (RowFault)fault, detail);

    [TestCase(0, "null", "icao24 = null")]
    [TestCase(0, "12", "icao24 = 12")]
    [TestCase(1, "true", "callsign = true")]
    [TestCase(3, "\"soon\"", "time_position = \"soon\"")]
    [TestCase(4, "null", "last_contact = null")]
    [TestCase(4, "1e300", "last_contact = 1e300")]
    [TestCase(5, "\"3.6\"", "longitude = \"3.6\"")]
    [TestCase(6, "[1,[2]]", "latitude = an array")]
    [TestCase(7, "{\"m\":1}", "baro_altitude = an object")]
    [TestCase(8, "0", "on_ground = 0")]
    [TestCase(12, "3", "sensors = 3")]
    [TestCase(15, "null", "spi = null")]
    [TestCase(16, "-3", "position_source = -3")]
    public void A_field_of_the_wrong_type_is_named(int field, string value, string detail) =>
        Rejects(With(field, value), RowFault.WrongType, detail);

    [TestCase(0, "\"4b18zz\"", RowFault.BadAddress, "4b18zz")]
    [TestCase(0, "\"4b18\"", RowFault.BadAddress, "4b18")]
    [TestCase(2, "\"Atlantis\"", RowFault.UnknownCountry, "Atlantis")]
    [TestCase(5, "180.01", RowFault.PositionOutOfRange, "longitude = 180.01")]
    [TestCase(5, "-200", RowFault.PositionOutOfRange, "longitude = -200")]
    [TestCase(6, "90.5", RowFault.PositionOutOfRange, "latitude = 90.5")]
    [TestCase(4, "-1", RowFault.TimeOutOfRange, "last_contact = -1")]
    [TestCase(4, "9999999999", RowFault.TimeOutOfRange, "last_contact = 9999999999")]
    public void A_value_that_cannot_be_true_is_named(int field, string value, object fault, string detail) =>
        Rejects(With(field, value), (RowFault)fault, detail);

    [Test]
    public void Whole_numbers_may_come_with_a_fraction_of_zero_and_floats_without()
    {
        StateVectorRow row = Read($$"""{"time":1649392659.0,"states":[{{With(4, "1649392658.0").Replace("3.6738", "3", StringComparison.Ordinal)}}]}""").Rows.Single();
        Assert.That((row.LastContact, row.Longitude), Is.EqualTo((1649392658L, 3.0)));
    }

    [Test]
    public void An_empty_country_and_a_blank_callsign_are_what_the_api_sends()
    {
        StateVectorRow row = Read($$"""{"time":1,"states":[{{With(2, "\"\"")}}]}""").Rows.Single();
        Assert.That(row.OriginCountry, Is.Empty);
    }

    [TestCase("")]
    [TestCase("not json")]
    [TestCase("<html>502</html>")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"states\":5}")]
    [TestCase("{\"states\":[[")]
    [TestCase("{\"time\":1,\"states\":[]} trailing")]
    public void A_body_of_another_shape_is_one_clear_error(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<StatesFormatException>().With.Message.StartsWith("The body").Or.Message.StartsWith("\"states\""));

    [Test]
    public void Every_truncation_of_a_body_is_an_error_and_never_anything_else()
    {
        byte[] whole = Encoding.UTF8.GetBytes($$"""{"time":1649392659,"states":[{{Good}},{{Good}}]}""");
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            Assert.That(() => _reader.Read(cut), Throws.TypeOf<StatesFormatException>(), $"cut at {length}");
        }
    }

    private static string With(int field, string value)
    {
        string[] fields = Good[1..^1].Split(',');
        fields[field] = value;
        return $"[{string.Join(',', fields)}]";
    }

    private static void Rejects(string bad, RowFault fault, string detail)
    {
        StatesBody body = Read($$"""{"time":1,"states":[{{Good}},{{bad}},{{Good}}]}""");
        Assert.That(body.Rows, Has.Count.EqualTo(2));
        Assert.That(body.RejectedCount, Is.EqualTo(1));
        Assert.That(body.CountOf(fault), Is.EqualTo(1));
        Assert.That(body.Examples.Single().ToString(), Does.StartWith("row 1: ").And.Contains(detail));
    }

    private static StatesBody Read(string text) => _reader.Read(Encoding.UTF8.GetBytes(text));
}
