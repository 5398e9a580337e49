package io.holdfast.auth.kubernetes;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.outside.Connections;
import io.holdfast.auth.outside.PodFiles;
import java.util.List;

/** The auth method {@code kubernetes}. */
public final class KubernetesMethod implements AuthMethod {
  private final Routes routes;

  public KubernetesMethod() {
    this(PodFiles.standard());
  }

  /**
   * @param pod what the server finds of itself where it runs in a pod
   */
  KubernetesMethod(PodFiles pod) {
    ApiServers servers = new ApiServers(new Connections(), pod);
    this.routes =
        Routes.concat(
            List.of(
                new ConfigPath(pod).routes(), RolePaths.routes(), new LoginPath(servers).routes()));
  }

  @Override
  public String type() {
    return "kubernetes";
  }

  @Override
  public String description() {
    return "Log in with the token of a Kubernetes service account";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    String name = grant.internal().path(Role.NAME.name()).asText();
    Role role =
        Role.find(call, name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("role \"" + name + "\" is gone, not renewing"));
    return grant.on(role.token().terms(grant.token().boundCidrs()));
  }
}
