package io.holdfast.bitcoin.policy.obligation;

import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Proof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Factors of approval as documents have them. */
public final class Factors {
  private static final int MAX_FACTORS = 20;
  private static final int MAX_GROUPS = 50;
  private static final int MAX_NAME = 200;
  private static final int MAX_APPROVALS = 100;

  private Factors() {}

  /** Reads a list of factors; one without a name is called by its groups. */
  public static Optional<List<Factor>> read(Fields fields, String field) {
    return fields
        .objects(field, "an approval", MAX_FACTORS)
        .map(all -> {
          List<Factor> factors = new ArrayList<>();
          Set<String> names = new HashSet<>();
          for (Fields each : all) {
            Factor factor = factor(each);
            factors.add(factor);
            if (!names.add(factor.name())) {
              each.problem("name", "'" + factor.name() + "' is there twice; give each its own");
            }
          }
          if (factors.isEmpty()) {
            fields.problem(field, "is empty; leave it out, or name who approves");
          }
          return factors;
        });
  }

  private static Factor factor(Fields fields) {
    Factor factor = read(fields, (int) (long) fields.whole("number", 1, MAX_APPROVALS).orElse(1L));
    fields.end();
    return factor;
  }

  /** Reads who may do without approvals: a factor whose number has no effect. */
  static Factor one(Fields fields) {
    return read(fields, 1);
  }

  private static Factor read(Fields fields, int number) {
    List<String> groups = fields.texts("groups", MAX_GROUPS, MAX_NAME).orElse(List.of());
    if (groups.isEmpty()) {
      fields.problem("groups", "is missing or empty; nobody could approve");
    }
    Factor unnamed =
        new Factor(
            "",
            groups,
            number,
            fields.word("proof", Proof.class, Proof::label).orElse(Proof.LOGIN));
    return new Factor(
        fields.text("name", MAX_NAME).orElse(String.join(", ", unnamed.groups())),
        unnamed.groups(),
        unnamed.approvals(),
        unnamed.proof());
  }

  /** The factors as a document. */
  public static List<Map<String, Object>> write(List<Factor> factors) {
    return factors.stream()
        .map(factor -> {
          Map<String, Object> document = new LinkedHashMap<>();
          write(factor, document);
          document.put("number", (long) factor.approvals());
          return document;
        })
        .toList();
  }

  static void write(Factor factor, Map<String, Object> document) {
    document.put("name", factor.name());
    document.put("groups", factor.groups());
    document.put("proof", factor.proof().label());
  }
}
