package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import java.util.Optional;

/** What is at hand to satisfy a script in a transaction. */
public interface Assets {
  /** The signature by a key, as large as the context allows. */
  Optional<Bytes> signature(Bytes key);

  /** The preimage of a hash, 32 bytes. */
  Optional<Bytes> preimage(HashFunction function, Bytes hash);

  /** The lock times that the transaction has. */
  SpendTime time();
}
