package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.CharClass;
import io.holdfast.scan.text.ChecksummedForm;
import io.holdfast.scan.text.Likeness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Secrets of no known issuer: the name says what they are, and the value looks random. */
final class GenericSecrets {
  private static final List<String> PASSWORDS = List.of("passw", "pwd", "passphrase");
  private static final List<String> SECRETS =
      List.of(
          "secret",
          "token",
          "apikey",
          "api_key",
          "accesskey",
          "access_key",
          "privatekey",
          "private_key",
          "privkey",
          "priv_key",
          "credential",
          "encryption_key",
          "encryptionkey",
          "signing_key",
          "signingkey",
          "auth_key",
          "authkey",
          "account_key",
          "app_key",
          "appkey",
          "master_key",
          "masterkey",
          "client_key",
          "clientkey",
          "hmac_key");
  private static final List<String> HARMLESS =
      List.of(
          "public",
          "hash",
          "digest",
          "checksum",
          "fingerprint",
          "integrity",
          "_url",
          "_uri",
          "path",
          "file",
          "type",
          "expire",
          "expiry",
          "length",
          "regex",
          "pattern",
          "endpoint",
          "csrf",
          "xsrf",
          "primary_key",
          "foreign_key",
          "cache_key",
          "cachekey",
          "tokenizer",
          "sitekey",
          "site_key",
          "keyword",
          "tokens",
          "token_id",
          "secretname",
          "secret_name",
          "secretref",
          "secret_ref",
          "policy",
          "field",
          "label",
          "prefix",
          "suffix",
          "header",
          "pagetoken",
          "page_token",
          "nexttoken",
          "next_token",
          "continuation",
          "sync_token",
          "placeholder",
          "message",
          "error",
          "hint",
          "class",
          "verify_token_name",
          "publickey",
          "pubkey",
          "password_reset",
          "secret_arn",
          "version",
          "commit",
          "tokenaddress",
          "token_address",
          "contract",
          "keyfactory",
          "algorithm",
          "keyspec",
          "tokenizer",
          "cipher");

  private static final CharClass TOKEN = new CharClass("0-9A-Za-z+/=_.~-");
  private static final int LEAST_PASSWORD = 8;
  private static final int LEAST_SECRET = 16;

  private final Rule password;
  private final Rule secret;

  GenericSecrets(Registry registry) {
    password = registry.rule("generic-password", "Value named a password", Evidence.NAME);
    secret = registry.rule("generic-secret", "Random value named a secret", Evidence.NAME);
  }

  Optional<Rule> rule(Window window, Assignment assignment, byte[] value) {
    String name = assignment.name();
    if (HARMLESS.stream().anyMatch(name::contains) || ChecksummedForm.isOne(value)) {
      return Optional.empty();
    }
    if (SECRETS.stream().anyMatch(name::contains) && isSecret(assignment, value)) {
      return Optional.of(secret);
    }
    return PASSWORDS.stream().anyMatch(name::contains) && isPassword(window, assignment, value)
        ? Optional.of(password)
        : Optional.empty();
  }

  private static boolean isSecret(Assignment assignment, byte[] value) {
    if (value.length < LEAST_SECRET
        || value.length > 400
        || !TOKEN.isAll(value)
        || Likeness.digits(value) < 2
        || isWords(value)) {
      return false;
    }
    boolean hex = CharClass.HEX.isAll(value);
    double entropy = Likeness.entropy(value);
    boolean letters = Likeness.kinds(value) >= 2;
    return letters
        && (hex
            ? value.length >= 24 && entropy > 3.0
            : entropy > (value.length < 24 ? 3.4 : 3.8)
                && (assignment.quoted() || Likeness.digits(value) >= 3));
  }

  private static boolean isPassword(Window window, Assignment assignment, byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (value.length < LEAST_PASSWORD
        || value.length > 128
        || text.indexOf(' ') >= 0
        || text.toLowerCase(Locale.ROOT).contains("passw")
        || text.contains("://")
        || isWords(value)) {
      return false;
    }
    boolean quotedOrSettings = assignment.quoted() || isSettings(window.name());
    int kinds = Likeness.kinds(value);
    return quotedOrSettings
        && Likeness.digits(value) >= 1
        && kinds >= (value.length >= 16 ? 2 : 3)
        && Likeness.entropy(value) >= 2.9;
  }

  /** Whether it is made of names, as code and keys of messages are: letters with dots or lines. */
  private static boolean isWords(byte[] value) {
    int run = 0;
    int longest = 0;
    int changes = 0;
    for (int i = 0; i < value.length; i++) {
      boolean letter = CharClass.LETTER.has(value[i]);
      run = letter ? run + 1 : 0;
      longest = Math.max(longest, run);
      changes +=
          i > 0 && CharClass.DIGIT.has(value[i]) != CharClass.DIGIT.has(value[i - 1]) ? 1 : 0;
    }
    return changes < 3 && longest > value.length / 2 && longest >= 6 && Likeness.kinds(value) < 4;
  }

  private static boolean isSettings(String name) {
    return name.isEmpty()
        || name.equals("-")
        || name.contains(".env")
        || name.contains("history")
        || name.endsWith(".properties")
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".ini")
        || name.endsWith(".conf")
        || name.endsWith(".cfg")
        || name.endsWith(".toml")
        || name.endsWith(".xml")
        || name.endsWith(".txt")
        || name.endsWith(".log")
        || name.endsWith(".sh");
  }
}
