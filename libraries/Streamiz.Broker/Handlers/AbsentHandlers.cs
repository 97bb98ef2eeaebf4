using Streamiz.Broker.Core;
using Streamiz.Broker.Security;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>What this broker does not have (access control lists, quotas, delegation tokens, features to choose), answered as Apache Kafka does where it is switched off.</summary>
internal static class AbsentHandlers
{
    private const string NoAuthorizer = "No Authorizer is configured.";
    private const sbyte Sha256 = 1, Sha512 = 2;

    public static void DescribeAcls(BrokerCore core, Call call)
    {
        call.Read<DescribeAclsRequest>();
        call.Answer(new DescribeAclsResponse { ErrorCode = (short)ErrorCode.SecurityDisabled, ErrorMessage = "No Authorizer is configured on the broker" });
    }

    public static void CreateAcls(BrokerCore core, Call call) => call.Answer(new CreateAclsResponse
    {
        Results = [.. call.Read<CreateAclsRequest>().Creations.Select(_ => new CreateAclsResponse.AclCreationResult { ErrorCode = (short)ErrorCode.SecurityDisabled, ErrorMessage = NoAuthorizer })],
    });

    public static void DeleteAcls(BrokerCore core, Call call) => call.Answer(new DeleteAclsResponse
    {
        FilterResults = [.. call.Read<DeleteAclsRequest>().Filters.Select(_ => new DeleteAclsResponse.DeleteAclsFilterResult { ErrorCode = (short)ErrorCode.SecurityDisabled, ErrorMessage = NoAuthorizer })],
    });

    public static void DescribeQuotas(BrokerCore core, Call call)
    {
        call.Read<DescribeClientQuotasRequest>();
        call.Answer(new DescribeClientQuotasResponse { Entries = [] });
    }

    public static void AlterQuotas(BrokerCore core, Call call) => call.Answer(new AlterClientQuotasResponse
    {
        Entries = [.. call.Read<AlterClientQuotasRequest>().Entries.Select(e => new AlterClientQuotasResponse.EntryData
        {
            ErrorCode = (short)ErrorCode.InvalidRequest,
            ErrorMessage = "This broker does not enforce quotas.",
            Entity = [.. e.Entity.Select(p => new AlterClientQuotasResponse.EntityData { EntityType = p.EntityType, EntityName = p.EntityName })],
        })],
    });

    /// <summary>The users given at start; each may log in by either mechanism.</summary>
    public static void DescribeScram(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeUserScramCredentialsRequest>();
        var response = new DescribeUserScramCredentialsResponse();
        IEnumerable<string> names = request.Users is { Count: > 0 } users ? users.Select(u => u.Name).Distinct() : core.Credentials.Users;
        foreach (string name in names)
        {
            var result = new DescribeUserScramCredentialsResponse.DescribeUserScramCredentialsResult { User = name };
            response.Results.Add(result);
            if (core.Credentials.PasswordOf(name) is not null)
            {
                result.CredentialInfos = [new() { Mechanism = Sha256, Iterations = ScramExchange.Iterations }, new() { Mechanism = Sha512, Iterations = ScramExchange.Iterations }];
                continue;
            }
            result.ErrorCode = (short)ErrorCode.ResourceNotFound;
            result.ErrorMessage = $"Attempt to describe a user credential that does not exist: {name}";
        }
        call.Answer(response);
    }

    public static void AlterScram(BrokerCore core, Call call)
    {
        var request = call.Read<AlterUserScramCredentialsRequest>();
        IEnumerable<string> names = request.Deletions.Select(d => d.Name).Concat(request.Upsertions.Select(u => u.Name)).Distinct();
        call.Answer(new AlterUserScramCredentialsResponse
        {
            Results = [.. names.Select(n =>
            {
                bool isGone = request.Deletions.Exists(d => d.Name == n) && core.Credentials.PasswordOf(n) is null;
                return new AlterUserScramCredentialsResponse.AlterUserScramCredentialsResult
                {
                    User = n,
                    ErrorCode = (short)(isGone ? ErrorCode.ResourceNotFound : ErrorCode.InvalidRequest),
                    ErrorMessage = isGone ? "Attempt to delete a user credential that does not exist" : "Users are given to this broker at its start.",
                };
            })],
        });
    }

    public static void DescribeTokens(BrokerCore core, Call call)
    {
        call.Read<DescribeDelegationTokenRequest>();
        call.Answer(new DescribeDelegationTokenResponse { ErrorCode = NoTokens(call) });
    }

    public static void CreateToken(BrokerCore core, Call call)
    {
        call.Read<CreateDelegationTokenRequest>();
        call.Answer(new CreateDelegationTokenResponse { ErrorCode = NoTokens(call) });
    }

    public static void RenewToken(BrokerCore core, Call call)
    {
        call.Read<RenewDelegationTokenRequest>();
        call.Answer(new RenewDelegationTokenResponse { ErrorCode = NoTokens(call) });
    }

    public static void ExpireToken(BrokerCore core, Call call)
    {
        call.Read<ExpireDelegationTokenRequest>();
        call.Answer(new ExpireDelegationTokenResponse { ErrorCode = NoTokens(call) });
    }

    public static void UpdateFeatures(BrokerCore core, Call call)
    {
        var request = call.Read<UpdateFeaturesRequest>();
        string wanted = string.Join(", ", request.FeatureUpdates.Select(f => f.Feature));
        var response = new UpdateFeaturesResponse { ErrorCode = (short)ErrorCode.InvalidUpdateVersion, ErrorMessage = $"The features of this broker are fixed; it cannot change {wanted}." };
        if (call.Version < 2)
        {
            response = new UpdateFeaturesResponse
            {
                Results = [.. request.FeatureUpdates.Select(f => new UpdateFeaturesResponse.UpdatableFeatureResult { Feature = f.Feature, ErrorCode = response.ErrorCode, ErrorMessage = response.ErrorMessage })],
            };
        }
        call.Answer(response);
    }

    // Who has not logged in may not even ask; who has is told that there are none.
    private static short NoTokens(Call call) =>
        (short)(call.Session.Authentication.User is null ? ErrorCode.DelegationTokenRequestNotAllowed : ErrorCode.DelegationTokenAuthDisabled);
}
