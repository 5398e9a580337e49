package io.holdfast.engine.bitcoin.receipt;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.receipt.ReceiptSigner;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Ed25519;
import java.util.Optional;

/**
 * The mount's Ed25519 key. It signs receipts, and what is asked of webhooks; each message begins
 * with a line that says what it is, so that no signature stands for anything else.
 */
public final class ReceiptKey implements ReceiptSigner, AutoCloseable {
  private static final String SEED = "receipt-key";
  private static final String PUBLIC = "receipt-key-public";

  private final SecretBytes seed;
  private final PublicKey publicKey;

  private ReceiptKey(SecretBytes seed, PublicKey publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
  }

  /** The key, which is made if there is none yet; the caller closes it. */
  public static ReceiptKey of(StorageView storage) {
    Optional<SecretBytes> seed = storage.getSecret(SEED);
    if (seed.isPresent()) {
      return new ReceiptKey(seed.get(), published(storage).orElseThrow());
    }
    SecretBytes fresh = SecretBytes.take(Ed25519.generateSeed());
    Bytes key = fresh.use(bytes -> Bytes.of(Ed25519.publicKey(bytes)));
    storage.putSecret(SEED, fresh);
    storage.put(PUBLIC, key.toArray());
    return new ReceiptKey(fresh, publicKey(key));
  }

  /** The public half, if the key was made already. */
  static Optional<PublicKey> published(StorageView storage) {
    return storage.get(PUBLIC).map(bytes -> publicKey(Bytes.of(bytes)));
  }

  private static PublicKey publicKey(Bytes key) {
    return new PublicKey(PublicKey.Algorithm.ED25519, key);
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    return seed.use(bytes -> Ed25519.sign(bytes, message));
  }

  @Override
  public void close() {
    seed.close();
  }
}
