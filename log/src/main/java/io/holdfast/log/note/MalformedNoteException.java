package io.holdfast.log.note;

import io.holdfast.log.LogException;

/** A verifier key, a signed note or a checkpoint is not in the form that C2SP gives it. */
public final class MalformedNoteException extends LogException {
  public MalformedNoteException(String message) {
    super(message);
  }
}
