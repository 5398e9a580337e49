package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.BitcoinException;

/** A PSBT that is malformed or contradicts itself; the message names the map and the field. */
public final class PsbtException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong and where
   */
  public PsbtException(String message) {
    super(message);
  }

  /**
   * @param message what was wrong and where
   * @param cause the failure below
   */
  public PsbtException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * An error in one field.
   *
   * @param where the map: {@code "global"}, {@code "input 0"}, {@code "output 2"}
   * @param field its name
   * @param problem what is wrong with it
   */
  static PsbtException at(String where, PsbtField field, String problem) {
    return new PsbtException("PSBT " + where + ": " + field.label() + " " + problem);
  }
}
