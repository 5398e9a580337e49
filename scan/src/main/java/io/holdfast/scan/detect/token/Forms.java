package io.holdfast.scan.detect.token;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.text.CharClass;
import java.util.function.Predicate;

/** Rows of a table of token forms. */
final class Forms {
  private final Registry registry;

  Forms(Registry registry) {
    this.registry = registry;
  }

  /** The rule whose forms follow. */
  Row of(String id, String description) {
    return of(id, description, Evidence.STRUCTURE);
  }

  Row of(String id, String description, Evidence evidence) {
    return new Row(registry.rule(id, description, evidence));
  }

  private static boolean isAny(byte[] token) {
    return token.length > 0;
  }

  final class Row {
    private final Rule rule;

    private Row(Rule rule) {
      this.rule = rule;
    }

    /** The prefix and exactly so many characters. */
    Row form(String prefix, CharClass alphabet, int count) {
      return form(prefix, alphabet, count, count, Forms::isAny);
    }

    Row form(String prefix, CharClass alphabet, int least, int most) {
      return form(prefix, alphabet, least, most, Forms::isAny);
    }

    Row form(String prefix, CharClass alphabet, int least, int most, Predicate<byte[]> check) {
      registry.on(prefix, new TokenForm(rule, prefix, alphabet, least, most, check));
      return this;
    }
  }
}
