package io.holdfast.log.note;

import io.holdfast.log.Base64Text;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: who claims to have signed, and the signature, not yet verified. */
public final class NoteSignature {
  private static final String DASH = "\u2014 ";
  private static final int ID_SIZE = 4;

  private final String name;
  private final int keyId;
  private final byte[] signature;

  NoteSignature(String name, int keyId, byte[] signature) {
    this.name = KeyName.require(name);
    this.keyId = keyId;
    this.signature = signature.clone();
  }

  /** Reads one line, without its newline. */
  static NoteSignature parse(String line) {
    String[] words = line.split(" ", -1);
    if (!line.startsWith(DASH) || words.length != 3 || !KeyName.isValid(words[1])) {
      throw malformed(line);
    }
    byte[] bytes = Base64Text.decode(words[2]).orElseThrow(() -> malformed(line));
    if (bytes.length <= ID_SIZE) {
      throw malformed(line);
    }
    int id = ByteBuffer.wrap(bytes).getInt();
    return new NoteSignature(words[1], id, Arrays.copyOfRange(bytes, ID_SIZE, bytes.length));
  }

  public String name() {
    return name;
  }

  public int keyId() {
    return keyId;
  }

  /** A copy of the signature, without the key id. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Whether this line claims to be by {@code key}. */
  boolean claims(VerifierKey key) {
    return keyId == key.id() && name.equals(key.name());
  }

  /** Whether this line is by {@code key} over {@code text}. */
  boolean verifies(VerifierKey key, byte[] text) {
    return claims(key) && key.verify(text, signature);
  }

  String line() {
    byte[] bytes =
        ByteBuffer.allocate(ID_SIZE + signature.length).putInt(keyId).put(signature).array();
    return DASH + name + " " + Base64Text.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature line && line().equals(line.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  /** The signature line. */
  @Override
  public String toString() {
    return line();
  }

  private static MalformedNoteException malformed(String line) {
    return new MalformedNoteException(
        "signature line \""
            + line
            + "\": expected \"\u2014 <key name> <base64 of id and signature>\"");
  }
}
