package io.holdfast.bitcoin.miniscript;

/**
 * What an input of a transaction claims about time.
 *
 * @param version of the transaction
 * @param lockTime of the transaction
 * @param sequence of the input
 */
public record SpendTime(long version, long lockTime, long sequence) {
  private static final long FINAL = 0xffff_ffffL;
  private static final long NOT_RELATIVE = 1L << 31;
  private static final long TIME_FLAG = 1L << 22;
  private static final long VALUE = 0xffff;
  private static final long TIME_THRESHOLD = 500_000_000;

  /** Whether {@code after(value)} holds (BIP-65). */
  public boolean reaches(long value) {
    return sequence != FINAL
        && (value < TIME_THRESHOLD) == (lockTime < TIME_THRESHOLD)
        && lockTime >= value;
  }

  /** Whether {@code older(value)} holds (BIP-68, 112). */
  public boolean ages(long value) {
    return version >= 2
        && (sequence & NOT_RELATIVE) == 0
        && (sequence & TIME_FLAG) == (value & TIME_FLAG)
        && (sequence & VALUE) >= (value & VALUE);
  }
}
