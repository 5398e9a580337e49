package io.holdfast.engines.ssh;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Leasing;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.ssh.ca.ConfigCaPath;
import io.holdfast.engines.ssh.ca.ConfigIssuersPath;
import io.holdfast.engines.ssh.ca.DynamicKeysPath;
import io.holdfast.engines.ssh.ca.IssuerPaths;
import io.holdfast.engines.ssh.ca.PublicKeyPaths;
import io.holdfast.engines.ssh.otp.CredsPath;
import io.holdfast.engines.ssh.otp.LookupPath;
import io.holdfast.engines.ssh.otp.OtpLeasing;
import io.holdfast.engines.ssh.otp.VerifyPath;
import io.holdfast.engines.ssh.otp.ZeroAddressPath;
import io.holdfast.engines.ssh.role.RolePaths;
import io.holdfast.engines.ssh.sign.IssuePath;
import io.holdfast.engines.ssh.sign.SignPath;
import java.util.List;
import java.util.Optional;

/** The secrets engine {@code ssh}. */
public final class SshEngine implements SecretsEngine {
  private static final Routes ROUTES =
      Routes.concat(
          List.of(
              RolePaths.routes(),
              SignPath.routes(),
              IssuePath.routes(),
              ConfigCaPath.routes(),
              PublicKeyPaths.routes(),
              ConfigIssuersPath.routes(),
              IssuerPaths.routes(),
              DynamicKeysPath.routes(),
              CredsPath.routes(),
              VerifyPath.routes(),
              LookupPath.routes(),
              ZeroAddressPath.routes()));

  @Override
  public String type() {
    return "ssh";
  }

  @Override
  public String description() {
    return "access to hosts over SSH, by certificates and one-time passwords";
  }

  @Override
  public Routes routes(Mount mount) {
    return ROUTES;
  }

  @Override
  public Optional<Leasing> leasing() {
    return Optional.of(new OtpLeasing());
  }
}
