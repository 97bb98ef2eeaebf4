namespace Streamiz.SchemaRegistry.Server;

/// <summary>A request that the registry refuses: its HTTP status, and the code and message of the body, as Confluent documents them.</summary>
internal sealed class RegistryFault : Exception
{
    private RegistryFault(int status, int code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    public int Status { get; }

    public int Code { get; }

    public static RegistryFault SubjectNotFound(string subject) => new(404, 40401, $"Subject '{subject}' not found.");

    public static RegistryFault VersionNotFound(int version) => new(404, 40402, $"Version {version} not found.");

    public static RegistryFault SchemaNotFound() => new(404, 40403, "Schema not found");

    public static RegistryFault SchemaNotFound(int id) => new(404, 40403, $"Schema {id} not found");

    public static RegistryFault SubjectSoftDeleted(string subject) =>
        new(404, 40404, $"Subject '{subject}' was soft deleted.Set permanent=true to delete permanently");

    public static RegistryFault SubjectNotSoftDeleted(string subject) =>
        new(404, 40405, $"Subject '{subject}' was not deleted first before being permanently deleted");

    public static RegistryFault VersionSoftDeleted(string subject, string version) =>
        new(404, 40406, $"Subject '{subject}' Version {version} was soft deleted.Set permanent=true to delete permanently");

    public static RegistryFault VersionNotSoftDeleted(string subject, int version) =>
        new(404, 40407, $"Subject '{subject}' Version {version} was not deleted first before being permanently deleted");

    public static RegistryFault NoSubjectCompatibility(string subject) =>
        new(404, 40408, $"Subject '{subject}' does not have subject-level compatibility configured");

    public static RegistryFault NoSubjectMode(string subject) =>
        new(404, 40409, $"Subject '{subject}' does not have subject-level mode configured");

    public static RegistryFault Incompatible(string subject, IEnumerable<string> details) =>
        new(409, 409, $"Schema being registered is incompatible with an earlier schema for subject \"{subject}\", details: [{string.Join(", ", details)}]");

    public static RegistryFault InvalidSchema(string details) => new(422, 42201, details);

    public static RegistryFault InvalidVersion(string version) =>
        new(422, 42202, $"The specified version '{version}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");

    public static RegistryFault InvalidCompatibility() =>
        new(422, 42203, "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive");

    public static RegistryFault InvalidMode() =>
        new(422, 42204, "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, and IMPORT");

    public static RegistryFault NotPermitted(string message) => new(422, 42205, message);

    public static RegistryFault ReferenceExists(string subject, int version) =>
        new(422, 42206, $"One or more references exist to the schema {{magic=1,keytype=SCHEMA,subject={subject},version={version}}}.");

    public static RegistryFault IdDoesNotMatch(int id, int existing) =>
        new(422, 42207, $"Schema already registered with id {existing} instead of input id {id}");

    public static RegistryFault InvalidSubject(string subject) => new(422, 42208, $"The specified subject '{subject}' is not a valid.");

    public static RegistryFault Unprocessable(string message) => new(422, 422, message);

    public static RegistryFault BadRequest(string message) => new(400, 400, message);

    public static RegistryFault NotFound() => new(404, 404, "HTTP 404 Not Found");

    public static RegistryFault MethodNotAllowed() => new(405, 405, "HTTP 405 Method Not Allowed");

    public static RegistryFault UnsupportedMediaType() => new(415, 415, "HTTP 415 Unsupported Media Type");

    public static RegistryFault Unauthorized() => new(401, 40101, "Unauthorized");

    public static RegistryFault Store(string message) => new(500, 50001, message);
}
