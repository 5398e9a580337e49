package io.holdfast.engines.totp;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import java.util.List;

/** The secrets engine {@code totp}. */
public final class TotpEngine implements SecretsEngine {
  private static final Routes ROUTES = Routes.concat(List.of(KeysPath.routes(), CodePath.routes()));

  @Override
  public String type() {
    return "totp";
  }

  @Override
  public String description() {
    return "time-based one-time passwords, made and validated";
  }

  @Override
  public Routes routes(Mount mount) {
    return ROUTES;
  }
}
