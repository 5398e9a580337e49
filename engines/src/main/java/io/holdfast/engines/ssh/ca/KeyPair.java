package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.openssh.SshPrivateKeys;
import io.holdfast.crypto.openssh.SshPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An issuer's key pair on its way into storage, given or made.
 *
 * @param publicKey a line as in {@code authorized_keys}
 * @param privateKey in PKCS#8 DER
 */
record KeyPair(String publicKey, SecretBytes privateKey) {
  private static final Field<String> PRIVATE_KEY =
      Field.string("private_key", "The private key that signs, as OpenSSH or PEM has it.")
          .sensitive();
  private static final Field<String> PUBLIC_KEY =
      Field.string("public_key", "The public key that belongs to it.");
  private static final Field<Boolean> GENERATE =
      Field.bool(
          "generate_signing_key", "Whether the key pair is made here; so unless one is given.");
  private static final Field<String> KEY_TYPE = KeySpec.KEY_TYPE.withDefault("ssh-rsa");

  static final List<Field<?>> FIELDS =
      List.of(PRIVATE_KEY, PUBLIC_KEY, GENERATE, KEY_TYPE, KeySpec.KEY_BITS);

  /**
   * Takes the key pair that the request gives, or makes one outside of any transaction.
   *
   * @param store checks what it relies on itself: it may have changed meanwhile
   */
  static Outcome of(Call call, BiFunction<Call, KeyPair, Response> store) {
    boolean hasPrivate = !call.get(PRIVATE_KEY).isEmpty();
    boolean hasPublic = !call.get(PUBLIC_KEY).isEmpty();
    Optional<Boolean> generate = call.find(GENERATE);
    if (generate.orElse(!hasPrivate && !hasPublic)) {
      if (hasPrivate || hasPublic) {
        throw new Refusal.InvalidRequest(
            "public_key and private_key must not be set when generate_signing_key is set to true");
      }
      return made(KeySpec.of(call, KEY_TYPE), store);
    }
    if (!hasPublic) {
      throw new Refusal.InvalidRequest("missing public_key: give both halves of a key pair");
    }
    if (!hasPrivate) {
      throw new Refusal.InvalidRequest("missing private_key: give both halves of a key pair");
    }
    KeyPair given = given(call.get(PUBLIC_KEY), call.get(PRIVATE_KEY));
    try (SecretBytes secret = given.privateKey()) {
      return store.apply(call, new KeyPair(given.publicKey(), secret));
    }
  }

  private static KeyPair given(String publicText, String privateText) {
    SshPublicKey publicKey;
    try {
      publicKey = SshPublicKey.parse(publicText);
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("could not parse public_key: " + e.getMessage());
    }
    try {
      SecretBytes privateKey = SecretBytes.take(SshPrivateKeys.read(privateText));
      if (!privateKey.use(SshPrivateKeys::publicKey).equals(publicKey)) {
        privateKey.close();
        throw new Refusal.InvalidRequest("public_key does not belong to private_key");
      }
      return new KeyPair(publicText, privateKey);
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("could not parse private_key: " + e.getMessage());
    }
  }

  private static Effect made(KeySpec spec, BiFunction<Call, KeyPair, Response> store) {
    return () -> {
      // Not closed here, since the completion may run again: it is erased when it is unreachable.
      SecretBytes privateKey = SecretBytes.take(spec.generate());
      String publicKey = privateKey.use(SshPrivateKeys::publicKey).text() + "\n";
      return call -> store.apply(call, new KeyPair(publicKey, privateKey));
    };
  }
}
