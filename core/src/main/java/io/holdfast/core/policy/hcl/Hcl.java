package io.holdfast.core.policy.hcl;

/** Reads a document in HCL 1 or, where it begins with a brace, in JSON. */
public final class Hcl {
  private Hcl() {}

  /**
   * Reads a document; an empty one, or one of only comments, has no items.
   *
   * @throws HclSyntaxException at the first place that cannot be read
   */
  public static HclValue.Block read(String document) {
    return document.stripLeading().startsWith("{")
        ? JsonDocument.read(document)
        : new HclParser(new HclLexer(new Cursor(document))).document();
  }
}
