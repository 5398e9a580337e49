package io.holdfast.auth.cert;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.RenewalInquiry;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.outside.Connections;
import java.util.List;
import java.util.Optional;

/** The auth method {@code cert}. */
public final class CertMethod implements AuthMethod {
  private final CrlDownload downloads;
  private final Renewal renewal;
  private final Routes routes;

  public CertMethod() {
    Connections connections = new Connections();
    this.downloads = new CrlDownload(connections);
    OcspResponders responders = new OcspResponders(connections);
    this.renewal = new Renewal(responders);
    this.routes =
        Routes.concat(
            List.of(
                ConfigPath.routes(),
                RolePaths.routes(),
                new CrlPaths(downloads).routes(),
                new LoginPath(responders).routes()));
  }

  @Override
  public String type() {
    return "cert";
  }

  @Override
  public String description() {
    return "Log in with a TLS client certificate";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  /** What is scheduled are downloads of revocation lists, under their names. */
  @Override
  public Outcome due(Call call, String subject) {
    return downloads.again(call, subject);
  }

  @Override
  public boolean remembers(Call call, LoginGrant grant) {
    return Renewal.remembers(call, grant);
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    return Renewal.renewed(call, grant);
  }

  @Override
  public Optional<RenewalInquiry> renewalInquiry(Call call, LoginGrant grant) {
    return renewal.inquiry(call, grant);
  }
}
