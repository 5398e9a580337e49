package io.holdfast.core.sys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text of a policy as clients send it. */
final class PolicyText {
  private PolicyText() {}

  /** Policies may come in base 64, as Vault has it. */
  static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }
}
