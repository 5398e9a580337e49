package io.holdfast.bitcoin.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /**
   * The language of that list.
   *
   * @throws KeyFormatException when there is none, with those that there are
   */
  public static Language named(String listName) {
    return Arrays.stream(values())
        .filter(each -> each.listName().equals(listName))
        .findFirst()
        .orElseThrow(() ->
            new KeyFormatException(
                "unknown language; there are "
                    + Arrays.stream(values())
                        .map(Language::listName)
                        .collect(Collectors.joining(", "))));
  }

  /** The name of the published list, for example {@code chinese_simplified}. */
  public String listName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands between two words when a sentence is shown: an ideographic space in Japanese. */
  public String separator() {
    return this == JAPANESE ? "\u3000" : " ";
  }
}
