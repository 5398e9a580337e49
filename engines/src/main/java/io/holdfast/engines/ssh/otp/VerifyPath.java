package io.holdfast.engines.ssh.otp;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code verify}: a host's helper asks, without a token, whom a one-time password lets in. */
public final class VerifyPath {
  private static final Field<String> OTP =
      Field.string("otp", "The one-time password; verifying uses it up.");

  /** With these the helper finds out whether it reaches the server. */
  private static final String ECHO_REQUEST = "verify-echo-request";

  private static final String ECHO_RESPONSE = "verify-echo-response";

  private VerifyPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("verify")
            .describe("Verify a one-time password.", "It says for whom and where it is good, once.")
            .fields(OTP)
            .unauthenticated()
            .on(Operation.UPDATE, VerifyPath::verify));
  }

  private static Response verify(Call call) {
    String password = call.get(OTP);
    if (password.equals(ECHO_REQUEST)) {
      return Response.data(Json.object().put("message", ECHO_RESPONSE));
    }
    return OtpStore.of(call)
        .take(password, call.now())
        .map(otp ->
            Response.data(
                Json.object()
                    .put("ip", otp.ip())
                    .put("role_name", otp.role())
                    .put("username", otp.username())))
        .orElseThrow(() -> new Refusal.InvalidRequest("OTP not found"));
  }
}
