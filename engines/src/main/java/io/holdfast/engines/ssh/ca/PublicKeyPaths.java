package io.holdfast.engines.ssh.ca;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.Map;

/**
 * {@code public_key} and {@code issuer/:issuer_ref/public_key}: what hosts are told to trust, as
 * plain text, for anybody.
 */
public final class PublicKeyPaths {
  private PublicKeyPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("public_key")
            .describe("The public key of the default issuer.", "As text, without a token.")
            .unauthenticated()
            .on(Operation.READ, call -> text(call, IssuerStore.DEFAULT)),
        Route.path("issuer/{issuer_ref}/public_key")
            .describe("The public key of an issuer.", "As text, without a token.")
            .fields(IssuerPaths.REFERENCE)
            .unauthenticated()
            .on(Operation.READ, call -> text(call, call.get(IssuerPaths.REFERENCE))));
  }

  private static Response text(Call call, String reference) {
    Issuer issuer = IssuerStore.of(call).find(reference).orElseThrow(Refusal.NotFound::new);
    return new Response.Raw(200, "text/plain", issuer.publicKey().getBytes(UTF_8), Map.of());
  }
}
