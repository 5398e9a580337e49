package io.holdfast.log.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note). Reading one checks its form only: the text must not be
 * believed before {@link #isSignedBy}.
 *
 * @param text ends in a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** A larger note is refused unread; C2SP asks for room for 16 signatures of 5 kB. */
  public static final int MAX_SIZE = 1_000_000;

  private static final int MAX_SIGNATURES = 100;
  private static final String BLANK_LINE = "\n\n";

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new MalformedNoteException(
          "the text of a note ends in a newline and contains no other control character");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new MalformedNoteException(
          "a note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
    }
  }

  /** The note with the one signature by {@code signer}. */
  public static SignedNote sign(String text, NoteSigner signer) {
    VerifierKey key = signer.verifierKey();
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), signature)));
  }

  /**
   * Reads a note from its UTF-8 bytes.
   *
   * @throws MalformedNoteException when they are not a note
   */
  public static SignedNote parse(byte[] encoded) {
    if (encoded.length > MAX_SIZE) {
      throw new MalformedNoteException(
          "a note has at most " + MAX_SIZE + " bytes, not " + encoded.length);
    }
    String note = decode(encoded);
    int end = note.lastIndexOf(BLANK_LINE);
    if (end < 0 || !note.endsWith("\n") || end + BLANK_LINE.length() == note.length()) {
      throw new MalformedNoteException(
          "not a signed note: expected a text, an empty line and signature lines");
    }
    String lines = note.substring(end + BLANK_LINE.length(), note.length() - 1);
    List<NoteSignature> signatures = new ArrayList<>();
    lines.lines().limit(MAX_SIGNATURES + 1L).map(NoteSignature::parse).forEach(signatures::add);
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  /**
   * Whether {@code key} signed this text. False as well when any line that claims to be by {@code
   * key} is not: C2SP has such a note rejected as a whole.
   */
  public boolean isSignedBy(VerifierKey key) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<NoteSignature> claims = signatures.stream().filter(s -> s.claims(key)).toList();
    return !claims.isEmpty() && claims.stream().allMatch(s -> s.verifies(key, bytes));
  }

  /** The UTF-8 bytes of the whole note. */
  public byte[] encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return note.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String decode(byte[] encoded) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedNoteException("not a signed note: it is not UTF-8");
    }
  }
}
