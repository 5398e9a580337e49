package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.password.PasswordPolicies;

/** {@code sys/policies/password}: how passwords look that the server makes up. */
final class PasswordPolicyPaths {
  private static final Field<String> NAME =
      Field.string("name", "The name of the password policy.");
  private static final Field<String> POLICY =
      Field.string("policy", "The policy in HCL or JSON: length, and rules of the type charset.");

  private PasswordPolicyPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("policies/password/?")
            .describe("List the existing password policies.", "")
            .on(
                Operation.LIST,
                call ->
                    Response.keys(
                        PasswordPolicies.names(
                            CoreCall.of(call).tx(), call.request().namespace()))),
        Route.path("policies/password/{name}/generate")
            .describe("Generate a password from an existing password policy.", "")
            .fields(NAME)
            .on(Operation.READ, PasswordPolicyPaths::generate),
        Route.path("policies/password/{name}")
            .describe("Read, modify, or delete a password policy.", "")
            .fields(NAME, POLICY)
            .onWrite(PasswordPolicyPaths::write)
            .on(Operation.READ, PasswordPolicyPaths::read)
            .on(Operation.DELETE, PasswordPolicyPaths::delete));
  }

  private static Response read(Call call) {
    return PasswordPolicies.text(CoreCall.of(call).tx(), call.request().namespace(), call.get(NAME))
        .map(text -> Response.data(Json.object().put("policy", text)))
        .orElseThrow(PasswordPolicyPaths::absent);
  }

  private static Response generate(Call call) {
    return PasswordPolicies.generate(
            CoreCall.of(call).tx(), call.request().namespace(), call.get(NAME))
        .map(password -> Response.data(Json.object().put("password", password)))
        .orElseThrow(PasswordPolicyPaths::absent);
  }

  private static Refusal absent() {
    return new Refusal.NotFound("policy does not exist");
  }

  private static Response write(Call call) {
    String text = PolicyText.decoded(call.get(POLICY));
    if (text.isEmpty()) {
      throw new Refusal.InvalidRequest("missing policy: give its HCL or JSON");
    }
    PasswordPolicies.write(
        CoreCall.of(call).tx(), call.request().namespace(), call.get(NAME), text);
    return Response.empty();
  }

  private static Response delete(Call call) {
    PasswordPolicies.delete(CoreCall.of(call).tx(), call.request().namespace(), call.get(NAME));
    return Response.empty();
  }
}
