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
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPublicKey;
import io.holdfast.engines.transit.exchange.WrappedKey;
import io.holdfast.engines.transit.keyring.Algorithm;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.PrivateKeys;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.util.Arrays;

/**
 * {@code byok-export/:destination/:source}: a key wrapped under another, as {@code import} takes
 * it. The destination is usually another mount's wrapping key, imported here.
 */
final class ByokExportPath {
  private static final Field<String> DESTINATION =
      Field.string("destination", "The key to wrap under; of an RSA type.");
  private static final Field<String> SOURCE =
      Field.string("source", "The key to export, which must be exportable.");
  private static final Field<String> HASH =
      Field.string("hash", "Of OAEP: SHA1, SHA224, SHA256, SHA384 or SHA512.")
          .withDefault("SHA256");

  private final TransitKeys keys;

  ByokExportPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        route("byok-export/{destination}/{source}"),
        route("byok-export/{destination}/{source}/{version:rest}").fields(ExportPath.VERSION));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Export a key wrapped under another.",
            "In the form that import takes, so that keys move between servers unseen.")
        .fields(DESTINATION, SOURCE, HASH)
        .on(Operation.READ, this::export);
  }

  private Response export(Call call) {
    KeyStore store = keys.store(call);
    HashAlgorithm hash = WrappedKey.hash(call.get(HASH));
    RsaPublicKey recipient = recipient(store, store.require(call.get(DESTINATION)));
    KeyPolicy source = store.require(call.get(SOURCE)).requireUsable();
    if (!source.permissions().exportable()) {
      throw new Refusal.InvalidRequest("key is not exportable");
    }
    ObjectNode shown = Json.object();
    for (int version : ExportedVersions.of(source, call.get(ExportPath.VERSION))) {
      shown.put(Integer.toString(version), wrapped(store, source, version, recipient, hash));
    }
    return ExportPath.answer(source, shown);
  }

  private static RsaPublicKey recipient(KeyStore store, KeyPolicy destination) {
    var _ = destination.requireUsable();
    if (!(destination.kind().algorithm() instanceof Algorithm.Rsa)) {
      throw new Refusal.InvalidRequest(
          "unsupported destination key: it must be an RSA key, not " + destination.kind());
    }
    int latest = destination.versions().latest();
    String publicKey = store.version(destination, latest).publicKey();
    return Rsa.publicHalf(PublicKeys.spki(destination.kind(), publicKey));
  }

  private static String wrapped(
      KeyStore store, KeyPolicy source, int version, RsaPublicKey recipient, HashAlgorithm hash) {
    try (SecretBytes secret =
        store
            .privatePart(source, version)
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "version " + version + " of the source key has no private part"))) {
      byte[] material = secret.use(bytes -> transported(source.kind(), bytes));
      try {
        return Checked.of(() -> Base64Text.encode(WrappedKey.wrap(recipient, hash, material)));
      } finally {
        Arrays.fill(material, (byte) 0);
      }
    }
  }

  private static byte[] transported(KeyKind kind, byte[] stored) {
    return kind.signs() ? PrivateKeys.toPkcs8(kind, stored) : stored.clone();
  }
}
