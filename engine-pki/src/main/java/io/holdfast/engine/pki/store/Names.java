package io.holdfast.engine.pki.store;

import io.holdfast.api.Refusal;
import java.util.regex.Pattern;

/** Names of issuers and keys, and references by which clients mean them. */
public final class Names {
  /** The reference that means the mount's default. */
  public static final String DEFAULT = "default";

  private static final Pattern NAME = Pattern.compile("\\w(?:[\\w.-]*\\w)?");

  private Names() {}

  /**
   * Checks a name that a client gives.
   *
   * @param field for the refusal: {@code issuer_name} or {@code key_name}
   */
  public static String checked(String name, String field) {
    String trimmed = name.strip();
    if (trimmed.equals(DEFAULT)) {
      throw new Refusal.InvalidRequest(
          "reserved keyword 'default' can not be used as " + field + ": choose another name");
    }
    if (!trimmed.isEmpty() && !NAME.matcher(trimmed).matches()) {
      throw new Refusal.InvalidRequest(
          field + " contains invalid characters: use letters, digits, '_', '-' and '.'");
    }
    return trimmed;
  }
}
