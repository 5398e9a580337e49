package io.holdfast.bitcoin.slip39;

import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;

/**
 * One share of a secret: a sentence of 20 words or more. Its value rests in {@link SecretBytes};
 * only {@link #reveal} shows it.
 */
public final class Share implements AutoCloseable {
  private final ShareSet set;
  private final int group;
  private final int member;
  private final int memberThreshold;
  private final SecretBytes value;

  Share(ShareSet set, int group, int member, int memberThreshold, SecretBytes value) {
    this.set = set;
    this.group = group;
    this.member = member;
    this.memberThreshold = memberThreshold;
    this.value = value;
  }

  /**
   * Reads a share's sentence, whatever its spaces and letter case.
   *
   * @throws ShareException when it is none, as share 1
   */
  public static Share parse(String sentence) {
    return parse(sentence, 1);
  }

  /** Reads the share at a position among others, counted from 1, which errors name. */
  static Share parse(String sentence, int position) {
    return ShareCode.decode(ShareWords.indexes(sentence, position), position);
  }

  /** What it has in common with the other shares of its split. */
  public ShareSet set() {
    return set;
  }

  /** Its group, counted from 0. */
  public int group() {
    return group;
  }

  /** Its place in the group, counted from 0. */
  public int member() {
    return member;
  }

  /** How many shares restore its group, 1 to 16. */
  public int memberThreshold() {
    return memberThreshold;
  }

  SecretBytes value() {
    return value;
  }

  /** The sentence, for the one place that hands a share to its holder. */
  public String reveal() {
    int[] words = ShareCode.encode(this);
    try {
      return ShareWords.sentence(words);
    } finally {
      Arrays.fill(words, 0);
    }
  }

  @Override
  public void close() {
    value.close();
  }

  /** Where it belongs, and nothing of its value. */
  @Override
  public String toString() {
    return "Share[group %d, member %d, threshold %d, %s]"
        .formatted(group + 1, member + 1, memberThreshold, set);
  }
}
