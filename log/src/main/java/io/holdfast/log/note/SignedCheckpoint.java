package io.holdfast.log.note;

/** A checkpoint with the note that carries it; its signatures are not verified by being here. */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
  /** Signs {@code checkpoint}. */
  public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner signer) {
    return new SignedCheckpoint(checkpoint, SignedNote.sign(checkpoint.text(), signer));
  }

  /**
   * Reads the content of a checkpoint file.
   *
   * @throws MalformedNoteException when it is not a signed checkpoint
   */
  public static SignedCheckpoint parse(byte[] encoded) {
    SignedNote note = SignedNote.parse(encoded);
    return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
  }

  /** Whether {@code key} signed it, and is the key of the log that it names. */
  public boolean isBy(VerifierKey key) {
    return key.name().equals(checkpoint.origin()) && note.isSignedBy(key);
  }

  /** The content of the checkpoint file. */
  public byte[] encode() {
    return note.encode();
  }
}
