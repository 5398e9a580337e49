package io.holdfast.bitcoin.key;

import java.util.Locale;

/** A language of BIP-39 mnemonics, each with a published list of 2048 words. */
public enum Language {
  ENGLISH,
  JAPANESE,
  KOREAN,
  SPANISH,
  CHINESE_SIMPLIFIED,
  CHINESE_TRADITIONAL,
  FRENCH,
  ITALIAN,
  CZECH,
  PORTUGUESE,
  RUSSIAN,
  TURKISH;

  /** The name of the published list, for example {@code chinese_simplified}. */
  public String listName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands between two words when a sentence is shown: an ideographic space in Japanese. */
  public String separator() {
    return this == JAPANESE ? "\u3000" : " ";
  }
}
