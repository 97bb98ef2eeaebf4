using NUnit.Framework;

namespace Streamiz.Conformance.Wire;

public sealed class WireConformanceTests
{
    [Test]
    public void Every_vector_of_the_wire_passes()
    {
        var board = WireConformance.Run(Path.Combine(AppContext.BaseDirectory, "vectors", "wire"));
        var output = new StringWriter();
        board.Print(output);
        Assert.That(board.Failed, Is.Zero, output.ToString());
        Assert.That(board.Passed, Is.GreaterThan(2500), "the vectors have to be there");
    }
}
