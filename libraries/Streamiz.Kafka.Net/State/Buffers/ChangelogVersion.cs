using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State;

/// <summary>The header that says in which form a buffer's changelog records are: <c>v</c> with the byte 3.</summary>
internal static class ChangelogVersion
{
    public static readonly RecordHeaders Headers = Make();

    private static RecordHeaders Make()
    {
        var headers = new HeaderList();
        headers.Add("v"u8, [3], false);
        return headers.ToHeaders();
    }
}
