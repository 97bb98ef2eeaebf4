using Microsoft.AspNetCore.Routing;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>The part of the REST API about levels and modes, of the whole registry and of single subjects.</summary>
internal sealed class SettingsApi
{
    private readonly SchemaCatalog _catalog;

    public SettingsApi(SchemaCatalog catalog) => _catalog = catalog;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])["", "/{subject}"])
        {
            RegistryApi.On(routes, "GET", "/config" + path, GetLevel);
            RegistryApi.On(routes, "PUT", "/config" + path, PutLevel);
            RegistryApi.On(routes, "DELETE", "/config" + path, DeleteLevel);
            RegistryApi.On(routes, "GET", "/mode" + path, GetMode);
            RegistryApi.On(routes, "PUT", "/mode" + path, PutMode);
            RegistryApi.On(routes, "DELETE", "/mode" + path, DeleteMode);
        }
    }

    private static string? SubjectOf(RegistryCall call) => call.Route("subject") is null ? null : call.Subject;

    private Task GetLevel(RegistryCall call)
    {
        var subject = SubjectOf(call);
        var level = _catalog.Level(subject)
            ?? (call.Flag("defaultToGlobal") ? _catalog.LevelInScope(subject) : throw RegistryFault.NoSubjectCompatibility(subject!));
        return call.AnswerAsync("compatibilityLevel", level.Name());
    }

    private async Task PutLevel(RegistryCall call)
    {
        using var body = await call.BodyAsync().ConfigureAwait(false);
        // Some of Confluent's clients send it under the name that answers have.
        var name = RegistryCall.Text(body.RootElement, "compatibility") ?? RegistryCall.Text(body.RootElement, "compatibilityLevel");
        if (!CompatibilityLevels.TryParse(name, out var level))
            throw RegistryFault.InvalidCompatibility();
        await _catalog.SetLevelAsync(Checked(SubjectOf(call)), level, call.Aborted).ConfigureAwait(false);
        await call.AnswerAsync("compatibility", name!).ConfigureAwait(false);
    }

    private async Task DeleteLevel(RegistryCall call)
    {
        var subject = SubjectOf(call);
        var level = _catalog.Level(subject) ?? throw RegistryFault.SubjectNotFound(subject!);
        await _catalog.SetLevelAsync(subject, null, call.Aborted).ConfigureAwait(false);
        await call.AnswerAsync("compatibilityLevel", level.Name()).ConfigureAwait(false);
    }

    private Task GetMode(RegistryCall call)
    {
        var subject = SubjectOf(call);
        var mode = _catalog.Mode(subject)
            ?? (call.Flag("defaultToGlobal") ? _catalog.ModeInScope(subject) : throw RegistryFault.NoSubjectMode(subject!));
        return call.AnswerAsync("mode", mode.Name());
    }

    private async Task PutMode(RegistryCall call)
    {
        using var body = await call.BodyAsync().ConfigureAwait(false);
        var name = RegistryCall.Text(body.RootElement, "mode");
        if (!RegistryModes.TryParse(name, out var mode))
            throw RegistryFault.InvalidMode();
        await _catalog.SetModeAsync(Checked(SubjectOf(call)), mode, call.Flag("force"), call.Aborted).ConfigureAwait(false);
        await call.AnswerAsync("mode", name!).ConfigureAwait(false);
    }

    private async Task DeleteMode(RegistryCall call)
    {
        var subject = SubjectOf(call);
        var mode = _catalog.Mode(subject) ?? throw RegistryFault.SubjectNotFound(subject!);
        await _catalog.SetModeAsync(subject, null, force: false, call.Aborted).ConfigureAwait(false);
        await call.AnswerAsync("mode", mode.Name()).ConfigureAwait(false);
    }

    private static string? Checked(string? subject) =>
        subject is null || SubjectName.IsValid(subject) ? subject : throw RegistryFault.InvalidSubject(subject);
}
