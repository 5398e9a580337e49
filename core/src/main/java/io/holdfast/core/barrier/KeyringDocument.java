package io.holdfast.core.barrier;

import io.holdfast.crypto.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keyring as it is stored: each term's key and the moment it was installed. Binary, so that
 * keys never become text. It lives only as long as it is read or written.
 */
record KeyringDocument(int activeTerm, SortedMap<Integer, Term> terms) implements AutoCloseable {
  private static final byte FORMAT = 1;
  private static final int KEY_BYTES = 32;
  private static final int HEADER_BYTES = 1 + 4 + 4;
  private static final int TERM_BYTES = 4 + 8 + KEY_BYTES;

  /** A term's data key. */
  record Term(SecretBytes key, Instant installed) {}

  /** A keyring of one fresh key. */
  static KeyringDocument fresh(Instant now) {
    SortedMap<Integer, Term> terms = new TreeMap<>();
    terms.put(1, new Term(SecretBytes.random(KEY_BYTES), now));
    return new KeyringDocument(1, terms);
  }

  /** The same keyring, whose keys it shares, with one more, active term. */
  KeyringDocument rotated(Instant now) {
    SortedMap<Integer, Term> more = new TreeMap<>(terms);
    int next = more.lastKey() + 1;
    more.put(next, new Term(SecretBytes.random(KEY_BYTES), now));
    return new KeyringDocument(next, more);
  }

  /** The bytes to encrypt; the caller erases them. */
  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + terms.size() * TERM_BYTES);
    out.put(FORMAT).putInt(activeTerm).putInt(terms.size());
    terms.forEach((number, term) -> {
      out.putInt(number).putLong(term.installed().toEpochMilli());
      term.key().with(out::put);
    });
    return out.array();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws BarrierException when it is of another format, or cut short
   */
  static KeyringDocument decode(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    SortedMap<Integer, Term> terms = new TreeMap<>();
    try {
      byte format = in.get();
      if (format != FORMAT) {
        throw new BarrierException("the keyring has the unknown format " + format);
      }
      int active = in.getInt();
      for (int left = in.getInt(); left > 0; left--) {
        int number = in.getInt();
        Instant installed = Instant.ofEpochMilli(in.getLong());
        byte[] key = new byte[KEY_BYTES];
        in.get(key);
        terms.put(number, new Term(SecretBytes.take(key), installed));
      }
      return new KeyringDocument(active, terms);
    } catch (BufferUnderflowException e) {
      terms.values().forEach(term -> term.key().close());
      throw new BarrierException("the keyring is cut short");
    }
  }

  @Override
  public void close() {
    terms.values().forEach(term -> term.key().close());
  }

  @Override
  public String toString() {
    return "KeyringDocument[" + terms.size() + " terms]";
  }
}
