package io.holdfast.engines.totp;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.otp.Totp;
import java.util.List;

/** {@code code/:name}: makes the present code of a key, and validates one, once. */
final class CodePath {
  private static final Field<String> CODE = Field.string("code", "The code to be validated.");

  private CodePath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("code/{name:at}")
            .describe(
                "Make or validate a code of a key.",
                "Reading makes the code of this moment. Writing says whether a code is valid; one"
                    + " that was is refused as long as it would be valid again.")
            .fields(KeyFields.NAME, CODE)
            .on(Operation.READ, CodePath::make)
            .on(Operation.UPDATE, CodePath::validate));
  }

  private static Response make(Call call) {
    String name = call.get(KeyFields.NAME);
    KeyStore store = KeyStore.of(call);
    Totp totp = store.require(name).totp();
    try (SecretBytes secret = store.secret(name)) {
      String code = secret.use(key -> totp.code(key, call.now()));
      return Response.data(
          Json.object()
              .put("code", code)
              .put("expire_time", totp.end(call.now()).getEpochSecond())
              .put("generated", call.now().getEpochSecond())
              .put("period", Durations.text(totp.period())));
    }
  }

  private static Response validate(Call call) {
    String name = call.get(KeyFields.NAME);
    String code = call.get(CODE).strip();
    if (code.isEmpty()) {
      throw new Refusal.InvalidRequest("the code value is required");
    }
    KeyStore store = KeyStore.of(call);
    TotpKey key = store.require(name);
    List<Long> steps = steps(call, store, key, code);
    if (!steps.isEmpty()) {
      use(call, store, key, steps);
    }
    return Response.data(Json.object().put("valid", !steps.isEmpty()));
  }

  private static List<Long> steps(Call call, KeyStore store, TotpKey key, String code) {
    try (SecretBytes secret = store.secret(call.get(KeyFields.NAME))) {
      return secret.use(bytes -> key.totp().matchingSteps(bytes, code, call.now(), key.skew()));
    }
  }

  private static void use(Call call, KeyStore store, TotpKey key, List<Long> steps) {
    String name = call.get(KeyFields.NAME);
    UsedSteps used = store.used(name);
    if (used.holdsAnyOf(steps)) {
      throw new Refusal.InvalidRequest("code already used; wait until the next time period");
    }
    store.putUsed(name, used.and(steps, key.totp().step(call.now()) - key.skew()));
  }
}
