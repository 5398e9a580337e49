package io.holdfast.core.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;

/** {@code oidc/introspect}: whether an identity token is good (RFC 7662's shape). */
public final class IntrospectPath {
  private static final Field<String> TOKEN =
      Field.string("token", "The token to look at.").sensitive();
  private static final Field<String> CLIENT_ID =
      Field.string("client_id", "The audience that it must have; any when left out.");

  private final Issuer issuer;

  public IntrospectPath(Issuer issuer) {
    this.issuer = issuer;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/introspect")
            .describe("Verify the authenticity of an OIDC token", "")
            .fields(TOKEN, CLIENT_ID)
            .on(Operation.UPDATE, this::introspect));
  }

  private Response introspect(Call call) {
    Optional<String> fault = fault(call);
    ObjectNode body = Json.object();
    body.put("active", fault.isEmpty());
    fault.ifPresent(why -> body.put("error", why));
    return Response.raw(200, body);
  }

  /** Why a token is not good; empty when it is. */
  private Optional<String> fault(Call call) {
    JWSObject jws;
    JsonNode claims;
    try {
      jws = JWSObject.parse(call.get(TOKEN));
      claims = Json.parse(jws.getPayload().toBytes());
    } catch (ParseException | IOException e) {
      return Optional.of("error parsing token: it is not a signed JSON web token");
    }
    String kid = String.valueOf(jws.getHeader().getKeyID());
    boolean signed =
        new KeyStore(call)
            .byKeyId(kid).stream()
                .flatMap(key -> key.verifying(call.now()).stream())
                .filter(key -> key.kid().equals(kid))
                .anyMatch(key -> isSignedBy(key, jws));
    if (!signed) {
      return Optional.of("unable to validate the token signature");
    }
    return claimsFault(call, claims);
  }

  private static boolean isSignedBy(PublicKey key, JWSObject jws) {
    return jws.getHeader().getAlgorithm().equals(key.algorithm().jose())
        && key.algorithm().verify(key.spki(), jws.getSigningInput(), jws.getSignature().decode());
  }

  private Optional<String> claimsFault(Call call, JsonNode claims) {
    String clientId = call.get(CLIENT_ID);
    if (!claims.path("iss").asText().equals(issuer.of(call))) {
      return Optional.of("error validating claims: the issuer is another one");
    }
    if (claims.path("exp").asLong() <= call.now().getEpochSecond()) {
      return Optional.of("error validating claims: the token is expired");
    }
    if (!clientId.isEmpty() && !claims.path("aud").asText().equals(clientId)) {
      return Optional.of("error validating claims: the audience is another one");
    }
    Optional<Subject> who = Subjects.read(CoreCall.of(call).tx(), claims.path("sub").asText());
    if (who.flatMap(Subject::entity).isEmpty()) {
      return Optional.of("entity was not found");
    }
    return who.get().isDisabled() ? Optional.of("entity is disabled") : Optional.empty();
  }
}
