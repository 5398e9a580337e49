package io.holdfast.core.identity.mfa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.approver.EnrolmentRules;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.qr.QrCode;
import java.util.Base64;

/** {@code mfa/method/totp/generate} and its like: the secrets of entities, shown once. */
public final class SecretPaths {
  private static final Field<String> ENTITY =
      Field.string("entity_id", "The id of the entity that the secret is for.");

  public Routes routes() {
    return Routes.of(
        Route.path("mfa/method/totp/generate")
            .describe("Generate a TOTP secret for the calling token's entity.", "")
            .fields(TotpMethodPaths.ID)
            .on(Operation.UPDATE, call -> generate(call, CoreCall.of(call).subject().id())),
        Route.path("mfa/method/totp/admin-generate")
            .describe("Generate a TOTP secret for the given entity.", "")
            .fields(TotpMethodPaths.ID, ENTITY)
            .on(Operation.UPDATE, call -> generate(call, call.get(ENTITY))),
        Route.path("mfa/method/totp/admin-destroy")
            .describe("Destroys the TOTP secret of the given entity.", "")
            .fields(TotpMethodPaths.ID, ENTITY)
            .on(Operation.UPDATE, SecretPaths::destroy));
  }

  private static TotpMethod method(Call call) {
    String id = call.get(TotpMethodPaths.ID);
    if (id.isEmpty()) {
      throw new Refusal.InvalidRequest("missing method ID");
    }
    return new MfaStore(call.storage())
        .method(id)
        .orElseThrow(() -> new Refusal.InvalidRequest("invalid method ID"));
  }

  private static Entity entity(Call call, String id) {
    if (id.isEmpty()) {
      throw new Refusal.InvalidRequest("missing entityID");
    }
    return new EntityStore(call.storage())
        .find(id)
        .orElseThrow(() -> new Refusal.InvalidRequest("invalid entity ID"));
  }

  private static Response generate(Call call, String entityId) {
    TotpMethod method = method(call);
    Entity entity = entity(call, entityId);
    MfaStore store = new MfaStore(call.storage());
    if (store.hasSecret(method.id(), entity.id())) {
      call.warn("Entity already has a secret for MFA method \"" + method.label() + "\"");
      return Response.empty();
    }
    try (SecretBytes secret = SecretBytes.random(method.keySize())) {
      store.putSecret(method.id(), entity.id(), secret);
      boolean byOther = !entity.id().equals(CoreCall.of(call).subject().id());
      EnrolmentRules rules = EnrolmentRules.ofEntity(CoreCall.of(call).tx(), entity.id());
      store.put(
          method.id(), entity.id(), new SecretEnrolment(rules.countsFrom(call.now(), byOther)));
      return answer(method, entity, secret);
    }
  }

  private static Response answer(TotpMethod method, Entity entity, SecretBytes secret) {
    String url =
        secret.use(key -> KeyUrl.of(method.issuer(), entity.id(), key, method.totp()).text());
    ObjectNode data = Json.object();
    if (method.qrSize() > 0) {
      data.put("barcode", barcode(url, method.qrSize()));
    }
    data.put("url", url);
    return Response.data(data);
  }

  private static String barcode(String url, int size) {
    try {
      return Base64.getEncoder().encodeToString(QrCode.png(url, size));
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Response destroy(Call call) {
    TotpMethod method = method(call);
    Entity entity = entity(call, call.get(ENTITY));
    new MfaStore(call.storage()).deleteSecret(method.id(), entity.id());
    return Response.empty();
  }
}
