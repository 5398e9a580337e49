package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engines.transit.exchange.KeyFormat;
import io.holdfast.engines.transit.exchange.PrivateKeyText;
import io.holdfast.engines.transit.exchange.PublicKeyText;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import java.util.Optional;

/** {@code export/:type/:name} and {@code export/:type/:name/:version}. */
final class ExportPath {
  private static final Field<String> TYPE =
      Field.string("type", "What to export: encryption-key, signing-key, hmac-key or public-key.");
  static final Field<String> VERSION =
      Field.string("version", "A version of the key, or latest; all without one.");
  private static final Field<String> FORMAT =
      Field.string(
          "format",
          "raw (the bytes in base64), der (PKCS#8 or SubjectPublicKeyInfo in base64) or pem; without"
              + " one, what is usual for the key's type.");

  private final TransitKeys keys;

  ExportPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        route("export/{type}/{name}"),
        route("export/{type}/{name}/{version:rest}").fields(VERSION));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe("Export a key.", "Private parts only of keys that are exportable.")
        .fields(TYPE, Fields.NAME, FORMAT)
        .on(Operation.READ, this::export);
  }

  /** What of a key is exported. */
  private enum Part {
    ENCRYPTION,
    SIGNING,
    HMAC,
    PUBLIC,
    CERTIFICATES;

    static Part named(String name) {
      return switch (name) {
        case "encryption-key" -> ENCRYPTION;
        case "signing-key" -> SIGNING;
        case "hmac-key" -> HMAC;
        case "public-key" -> PUBLIC;
        case "certificate-chain" -> CERTIFICATES;
        default -> throw new Refusal.InvalidRequest("invalid export type: " + name);
      };
    }

    boolean isPublic() {
      return this == PUBLIC || this == CERTIFICATES;
    }
  }

  private Response export(Call call) {
    Part part = Part.named(call.get(TYPE));
    KeyFormat format = KeyFormat.named(call.get(FORMAT));
    KeyStore store = keys.store(call);
    KeyPolicy policy = store.find(call.get(Fields.NAME)).orElseThrow(Refusal.NotFound::new);
    if (!policy.permissions().exportable() && !part.isPublic()) {
      throw new Refusal.InvalidRequest("private key material is not exportable");
    }
    var _ = policy.requireUsable();
    check(part, policy.kind());
    ObjectNode shown = Json.object();
    for (int version : ExportedVersions.of(policy, call.get(VERSION))) {
      shown.put(Integer.toString(version), text(store, policy, version, part, format));
    }
    return answer(policy, shown);
  }

  /** What export and byok-export answer. */
  static Response answer(KeyPolicy policy, ObjectNode shown) {
    ObjectNode data =
        Json.object().put("name", policy.name()).put("type", policy.kind().vaultName());
    data.set("keys", shown);
    return Response.data(data);
  }

  private static void check(Part part, KeyKind kind) {
    boolean fits =
        switch (part) {
          case ENCRYPTION -> kind.encrypts();
          case SIGNING, PUBLIC, CERTIFICATES -> kind.signs();
          case HMAC -> true;
        };
    if (!fits) {
      throw new Refusal.InvalidRequest(
          "a key of type " + kind + " has nothing of that export type");
    }
  }

  private static String text(
      KeyStore store, KeyPolicy policy, int version, Part part, KeyFormat format) {
    return switch (part) {
      case ENCRYPTION, SIGNING -> shown(policy.kind(), store.privatePart(policy, version), format);
      case HMAC -> shown(KeyKind.HMAC, store.macKey(policy, version), format);
      case PUBLIC -> publicKey(store, policy, version, format);
      case CERTIFICATES ->
          throw new Refusal.InvalidRequest(
              "selected key version does not have a certificate chain imported");
    };
  }

  /** A private part; empty text, as Vault has it, where only a public key was imported. */
  private static String shown(KeyKind kind, Optional<SecretBytes> secret, KeyFormat format) {
    if (secret.isEmpty()) {
      return "";
    }
    try (SecretBytes part = secret.get()) {
      return PrivateKeyText.of(kind, part, format);
    }
  }

  private static String publicKey(KeyStore store, KeyPolicy policy, int version, KeyFormat format) {
    // Of a derived Ed25519 key it is half of what others are derived from.
    if (policy.derivation().derived() && policy.kind().algorithm() instanceof Algorithm.Ed25519) {
      throw new Refusal.InvalidRequest(
          "a derived key has a public key for each context: read keys/" + policy.name());
    }
    return PublicKeyText.of(policy.kind(), store.version(policy, version).publicKey(), format);
  }
}
