package io.holdfast.engines.totp;

import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.List;

/** The fields of {@code keys/:name}. */
final class KeyFields {
  static final Field<String> NAME = Field.string("name", "Name of the key.");
  static final Field<Boolean> GENERATE =
      Field.bool("generate", "Whether to make a key, or to take one that is given.");
  static final Field<Boolean> EXPORTED =
      Field.bool("exported", "Whether to answer the URL and the QR code of a key that is made.")
          .withDefault(true);
  static final Field<Long> KEY_SIZE =
      Field.integer("key_size", "Bytes of a key that is made: 1 to 512.").withDefault(20L);
  static final Field<String> KEY =
      Field.string("key", "The key in base 32, unless one is made or a URL is given.");
  static final Field<String> ISSUER =
      Field.string("issuer", "Who gives the account; needed where a key is made.");
  static final Field<String> ACCOUNT =
      Field.string("account_name", "Whose account it is; needed where a key is made.");
  static final Field<Duration> PERIOD =
      Field.duration("period", "How long a code lasts.").withDefault(Duration.ofSeconds(30));
  static final Field<String> ALGORITHM =
      Field.string("algorithm", "The hash: SHA1, SHA256 or SHA512.").withDefault("SHA1");
  static final Field<Long> DIGITS =
      Field.integer("digits", "Digits of a code: 6 or 8.").withDefault(6L);
  static final Field<Long> SKEW =
      Field.integer("skew", "How many periods early or late a code may come: 0 or 1.")
          .withDefault(1L);
  static final Field<Long> QR_SIZE =
      Field.integer("qr_size", "Pixels of each side of the QR code; 0 for none.").withDefault(200L);
  static final Field<String> URL =
      Field.string("url", "A key with its settings as an otpauth:// URL, in place of key.");

  static final List<Field<?>> ALL =
      List.of(
          NAME, GENERATE, EXPORTED, KEY_SIZE, KEY, ISSUER, ACCOUNT, PERIOD, ALGORITHM, DIGITS, SKEW,
          QR_SIZE, URL);

  private KeyFields() {}
}
