package io.holdfast.scan.rule;

/**
 * A kind of secret.
 *
 * @param id lower case with dashes; stable, since baselines and comments name it
 * @param description what it is, for people
 */
public record Rule(String id, String description, Evidence evidence) {
  public Rule {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "\"" + id + "\" is no name of a rule: use lower case, digits and dashes");
    }
  }
}
