package io.holdfast.bitcoin.slip39;

/** What can be wrong with shares, alone or together. */
public enum ShareFault {
  /** A word is not in the list. */
  UNKNOWN_WORD,
  /** There are too few words, or a number that no secret has. */
  LENGTH,
  /** The checksum does not match the words. */
  CHECKSUM,
  /** The bits before the value are not zero. */
  PADDING,
  /** A share alone contradicts itself: more groups needed than exist. */
  CONTRADICTION,
  /** There is no share at all. */
  NO_SHARES,
  /** The shares are of different splits. */
  IDENTIFIER,
  /** The shares say different things about their split or their group. */
  PARAMETERS,
  /** Two shares have the same place in the same group. */
  DUPLICATE,
  /** A group lacks members. */
  TOO_FEW_MEMBERS,
  /** Groups are lacking. */
  TOO_FEW_GROUPS,
  /** The digest inside the shares does not match what they give. */
  DIGEST,
  /** A share beyond the threshold does not lie where the others say. */
  INCONSISTENT
}
