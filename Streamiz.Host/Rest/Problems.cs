using Microsoft.AspNetCore.Http.HttpResults;

namespace Streamiz.Host.Rest;

/// <summary>Errors as RFC 9457 problem details.</summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string detail) => Of(400, detail);

    public static ProblemHttpResult NotFound(string detail) => Of(404, detail);

    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
