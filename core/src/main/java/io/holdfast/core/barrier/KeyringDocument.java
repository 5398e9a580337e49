package io.holdfast.core.barrier;

import io.holdfast.crypto.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keyring as it is stored: each term's key and the moment it was installed. Binary, so that
 * keys never become text.
 */
public record KeyringDocument(int activeTerm, SortedMap<Integer, Term> terms)
    implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final int KEY_BYTES = 32;

  /** A term's data key. */
  public record Term(SecretBytes key, Instant installed) {}

  /** A keyring of one fresh key. */
  static KeyringDocument fresh(Instant now) {
    SortedMap<Integer, Term> terms = new TreeMap<>();
    terms.put(1, new Term(SecretBytes.random(KEY_BYTES), now));
    return new KeyringDocument(1, terms);
  }

  /** The same keyring with one more, active term. */
  KeyringDocument rotated(Instant now) {
    SortedMap<Integer, Term> more = new TreeMap<>(terms);
    int next = more.lastKey() + 1;
    more.put(next, new Term(SecretBytes.random(KEY_BYTES), now));
    return new KeyringDocument(next, more);
  }

  /** When the active term was installed. */
  public Instant installed() {
    Term term = terms.get(activeTerm);
    return term == null ? Instant.EPOCH : term.installed();
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(terms.size() * 64 + 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(activeTerm);
      out.writeInt(terms.size());
      for (var entry : terms.entrySet()) {
        out.writeInt(entry.getKey());
        out.writeLong(entry.getValue().installed().toEpochMilli());
        byte[] key = entry.getValue().key().use(byte[]::clone);
        out.write(key);
        Arrays.fill(key, (byte) 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static KeyringDocument decode(byte[] plain) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new BarrierException("the keyring has the unknown format " + format);
      }
      int active = in.readInt();
      int count = in.readInt();
      SortedMap<Integer, Term> terms = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int term = in.readInt();
        Instant installed = Instant.ofEpochMilli(in.readLong());
        terms.put(term, new Term(SecretBytes.take(in.readNBytes(KEY_BYTES)), installed));
      }
      return new KeyringDocument(active, terms);
    } catch (IOException e) {
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
