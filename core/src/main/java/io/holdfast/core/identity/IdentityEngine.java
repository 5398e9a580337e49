package io.holdfast.core.identity;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import io.holdfast.core.identity.approver.ApproverKeyAdminPaths;
import io.holdfast.core.identity.approver.ApproverKeyPaths;
import io.holdfast.core.identity.approver.ApproverKeys;
import io.holdfast.core.identity.approver.KeyListener;
import io.holdfast.core.identity.entity.AliasPaths;
import io.holdfast.core.identity.entity.EntityPaths;
import io.holdfast.core.identity.entity.EntityRemoval;
import io.holdfast.core.identity.entity.LookupPath;
import io.holdfast.core.identity.entity.MergePath;
import io.holdfast.core.identity.group.GroupAliasPaths;
import io.holdfast.core.identity.group.GroupPaths;
import io.holdfast.core.identity.mfa.EnforcementPaths;
import io.holdfast.core.identity.mfa.EntitySecrets;
import io.holdfast.core.identity.mfa.OtherMethods;
import io.holdfast.core.identity.mfa.SecretPaths;
import io.holdfast.core.identity.mfa.TotpMethodPaths;
import io.holdfast.core.identity.oidc.DiscoveryPaths;
import io.holdfast.core.identity.oidc.IntrospectPath;
import io.holdfast.core.identity.oidc.Issuer;
import io.holdfast.core.identity.oidc.KeyPaths;
import io.holdfast.core.identity.oidc.RolePaths;
import io.holdfast.core.identity.oidc.TokenPath;
import io.holdfast.core.identity.provider.AssignmentPaths;
import io.holdfast.core.identity.provider.AuthorizePath;
import io.holdfast.core.identity.provider.ClientPaths;
import io.holdfast.core.identity.provider.ProviderDiscovery;
import io.holdfast.core.identity.provider.ProviderPaths;
import io.holdfast.core.identity.provider.ScopePaths;
import io.holdfast.core.identity.provider.TokenEndpoint;
import io.holdfast.core.identity.provider.UserinfoPath;
import java.util.List;

/** The engine mounted at {@code identity/}: its routes are those of the families, in order. */
public final class IdentityEngine implements SecretsEngine {
  private final Routes routes;

  /**
   * @param apiAddress of the server, which its identity tokens name as their issuer
   * @param keys hears of changes of approvers' keys
   */
  public IdentityEngine(String apiAddress, KeyListener keys) {
    Issuer issuer = new Issuer(apiAddress);
    this.routes =
        Routes.concat(
            List.of(
                new EntityPaths(
                        new EntityRemoval(List.of(EntitySecrets::forget, ApproverKeys::forget)))
                    .routes(),
                new MergePath(IdentityEngine::merge).routes(),
                new AliasPaths().routes(),
                new LookupPath().routes(),
                new GroupPaths().routes(),
                new GroupAliasPaths().routes(),
                issuer.routes(),
                new KeyPaths(ClientPaths::using).routes(),
                new RolePaths().routes(),
                new TokenPath(issuer).routes(),
                new IntrospectPath(issuer).routes(),
                new DiscoveryPaths(issuer).routes(),
                new ApproverKeyPaths(keys).routes(),
                new ApproverKeyAdminPaths(keys).routes(),
                provider(issuer),
                mfa()));
  }

  private static void merge(Call call, String from, String to, boolean force) {
    EntitySecrets.move(call, from, to, force);
    ApproverKeys.move(call, from, to);
  }

  private static Routes mfa() {
    return Routes.concat(
        List.of(
            new SecretPaths().routes(),
            new OtherMethods().routes(),
            new TotpMethodPaths().routes(),
            new EnforcementPaths().routes()));
  }

  private static Routes provider(Issuer issuer) {
    return Routes.concat(
        List.of(
            new ScopePaths().routes(),
            new AssignmentPaths().routes(),
            new ClientPaths().routes(),
            new ProviderPaths(issuer).routes(),
            new ProviderDiscovery(issuer).routes(),
            new AuthorizePath().routes(),
            new TokenEndpoint(issuer).routes(),
            new UserinfoPath().routes()));
  }

  @Override
  public String type() {
    return "identity";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public Outcome due(Call call, String subject) {
    return KeyPaths.due(call, subject)
        .orElseThrow(() -> new IllegalStateException("identity did not schedule " + subject));
  }

  @Override
  public String description() {
    return "identity store";
  }
}
