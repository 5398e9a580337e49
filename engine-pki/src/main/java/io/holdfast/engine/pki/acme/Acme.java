package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.validation.Ports;
import java.util.List;

/** All that the engine has of ACME. */
public final class Acme {
  private final Validating validating;

  public Acme(Ports ports) {
    this.validating = new Validating(ports);
  }

  public static Routes routes() {
    return Routes.concat(
        List.of(
            AcmeConfigPath.routes(),
            EabPaths.routes(),
            DirectoryPaths.routes(),
            AccountPaths.routes(),
            OrderPaths.routes(),
            AuthorizationPaths.routes(),
            RevokePath.routes()));
  }

  /** Whether a scheduled subject is about it. */
  public static boolean isAbout(String subject) {
    return Validating.isAbout(subject);
  }

  /** Does what was scheduled. */
  public Outcome due(Call call, String subject) {
    return validating.due(call, subject);
  }
}
