package io.holdfast.bitcoin.testing;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.sign.SigningKeys;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A holder of keys, all of which follow from its name and a number. */
public final class TestKeys implements SigningKeys {
  private final String name;
  private final Map<Bytes, byte[]> byPublicKey = new HashMap<>();

  public TestKeys(String name) {
    this.name = name;
  }

  /** The private key of that number. */
  public byte[] privateKey(int number) {
    return Hashes.sha256((name + number).getBytes(StandardCharsets.UTF_8));
  }

  /** The compressed public key of that number, which is held from now on. */
  public Bytes key(int number) {
    Bytes key = Bytes.of(Secp256k1.publicKey(privateKey(number)));
    byPublicKey.put(key, privateKey(number));
    byPublicKey.put(key.slice(1, 33), privateKey(number));
    return key;
  }

  /** The x-only public key of that number, which is held from now on. */
  public Bytes xOnly(int number) {
    return key(number).slice(1, 33);
  }

  /** Where the key of that number is said to come from. */
  public KeyOrigin origin(int number) {
    Bytes hash = Bytes.of(Hashes.sha256(name.getBytes(StandardCharsets.UTF_8)));
    return new KeyOrigin(
        Fingerprint.ofIdentifier(hash.toArray()), DerivationPath.parse("m/84h/1h/0h/0/" + number));
  }

  @Override
  public Optional<SecretBytes> keyFor(KeyOrigin origin, Bytes publicKey) {
    return Optional.ofNullable(byPublicKey.get(publicKey)).map(SecretBytes::copyOf);
  }
}
