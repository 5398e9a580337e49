package io.holdfast.core.identity.mfa;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/** {@code mfa/method/duo} and its like, which this server does not offer. */
public final class OtherMethods {
  private static final List<String> TYPES = List.of("duo", "okta", "pingid");

  public Routes routes() {
    return Routes.concat(
        TYPES.stream()
            .map(type ->
                Routes.of(
                    Route.path("mfa/method/" + type + "/?")
                        .describe("Not offered by this server.", "Methods of type totp are.")
                        .takesAnyFields()
                        .on(Operation.LIST, OtherMethods::none)
                        .on(Operation.UPDATE, call -> refused(type))))
            .toList());
  }

  private static Response none(Call call) {
    throw new Refusal.NotFound();
  }

  private static Response refused(String type) {
    throw new Refusal.InvalidRequest(
        "MFA methods of type " + type + " are not offered by this server; those of type totp are");
  }
}
