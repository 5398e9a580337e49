package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.store.KeyEntry;
import io.holdfast.engine.pki.store.KeyStore;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import java.util.Optional;

/**
 * Which key a request for an authority is about: a fresh one, kept or also shown, or one that is
 * here.
 *
 * @param show whether the answer holds it
 * @param spec of a fresh one
 * @param name of a fresh one; empty for none
 * @param existing what is known of one that is here
 * @param opened that one
 */
record KeyChoice(
    boolean show,
    KeySpec spec,
    String name,
    Optional<KeyEntry> existing,
    Optional<SigningKey> opened) {
  static final Field<String> EXPORTED =
      Field.string(
          "exported",
          "internal keeps the key here; exported also shows it, this once; existing takes key_ref.");
  private static final Field<String> TYPE =
      Field.string("key_type", "rsa, ec or ed25519.").withDefault("rsa");
  private static final Field<Long> BITS =
      Field.integer("key_bits", "Bits of the key; 0 for the default of its type.");
  private static final Field<String> NAME = Field.string("key_name", "A name for the fresh key.");
  private static final Field<String> REF =
      Field.string("key_ref", "An existing key: its id, its name, or default.")
          .withDefault(Names.DEFAULT);

  static final List<Field<?>> FIELDS = List.of(TYPE, BITS, NAME, REF);

  /** By the last part of the path. */
  static KeyChoice of(Call call) {
    return of(call.get(EXPORTED), call);
  }

  /** By its kind: internal, exported or existing. */
  static KeyChoice of(String kind, Call call) {
    return switch (kind) {
      case "internal" -> fresh(call, false);
      case "exported" -> fresh(call, true);
      case "existing" -> existing(call);
      case "kms" ->
          throw new Refusal.InvalidRequest(
              "keys of a KMS are not supported: use internal, exported or existing");
      default ->
          throw new Refusal.InvalidRequest(
              "the last part of the path must be internal, exported or existing");
    };
  }

  /** By {@code key_ref}. */
  static KeyChoice existing(Call call) {
    KeyStore keys = KeyStore.of(call);
    KeyEntry entry = keys.require(call.get(REF));
    return new KeyChoice(
        false,
        entry.spec(),
        entry.name(),
        Optional.of(entry),
        Optional.of(SigningKey.of(keys.material(entry))));
  }

  private static KeyChoice fresh(Call call, boolean show) {
    String name = Names.checked(call.get(NAME), NAME.name());
    KeyStore.of(call).checkFree(name);
    KeySpec spec = KeySpec.requested(call.get(TYPE), call.get(BITS));
    return new KeyChoice(show, spec, name, Optional.empty(), Optional.empty());
  }

  /** The key, made now if it is to be fresh; for effects. The caller closes it. */
  SigningKey take() {
    return opened.orElseGet(() -> SigningKey.generate(spec));
  }

  /** The entry of the key, which is added if it is fresh; in the second transaction. */
  KeyEntry store(Call call, SigningKey key) {
    KeyStore keys = KeyStore.of(call);
    return existing.orElseGet(() -> keys.add(call.services().uuid(), name, key));
  }

  /** Adds the private key to an answer, if it is to be shown. */
  void show(ObjectNode data, Optional<String> text) {
    text.ifPresent(key -> {
      data.put("private_key", key);
      data.put("private_key_type", spec.kind().apiName());
    });
  }

  /** The private key's text, if it is to be shown. */
  Optional<String> text(Format format, SigningKey key) {
    return show ? Optional.of(format.key(key)) : Optional.empty();
  }
}
