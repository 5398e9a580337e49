package io.holdfast.bitcoin.miniscript;

import java.util.Arrays;
import java.util.Optional;

/** The fragments that change how another one works on the stack, not what it means. */
public enum Wrapper {
  /** {@code TOALTSTACK [X] FROMALTSTACK}. */
  ALT('a'),
  /** {@code SWAP [X]}. */
  SWAP('s'),
  /** {@code [X] CHECKSIG}. */
  CHECK('c'),
  /** {@code DUP IF [X] ENDIF}. */
  DUP_IF('d'),
  /** {@code [X] VERIFY}, or the verifying form of X's last operation. */
  VERIFY('v'),
  /** {@code SIZE 0NOTEQUAL IF [X] ENDIF}. */
  NON_ZERO('j'),
  /** {@code [X] 0NOTEQUAL}. */
  ZERO_NOT_EQUAL('n');

  private final char letter;

  Wrapper(char letter) {
    this.letter = letter;
  }

  /** How it is written in front of the colon. */
  public char letter() {
    return letter;
  }

  static Optional<Wrapper> of(char letter) {
    return Arrays.stream(values()).filter(each -> each.letter == letter).findFirst();
  }
}
