package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import io.holdfast.core.policy.PolicySyntaxException.Problem;
import io.holdfast.core.policy.hcl.Hcl;
import io.holdfast.core.policy.hcl.HclSyntaxException;
import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the document of a policy, in HCL or JSON, with the keys of Vault and OpenBao. Stricter than
 * they are where leniency would hide a mistake: a key given twice, a truncated or continued JSON
 * document, a block without a label (see docs/adr/056-strict-policies.md).
 */
public final class PolicyParser {
  private static final String NAME = "name";
  private static final String PATH = "path";

  private PolicyParser() {}

  /**
   * Reads a policy of the root namespace with plain substitutions; see {@link Policy#in} and {@link
   * Policy#with}.
   *
   * @param name in lower case; a {@code name} in the document has no meaning
   * @throws PolicySyntaxException with all mistakes when the document is not a policy
   */
  public static Policy parse(String name, String text) {
    Problems problems = new Problems();
    HclValue.Block document = read(text);
    Fields fields = new Fields(document, Set.of(NAME), Set.of(PATH), problems);
    fields.text(NAME);
    List<PathRule> rules = new ArrayList<>();
    for (Labelled path : Labelled.find(document, PATH, problems)) {
      rules.add(PathRuleReader.read(path, problems));
    }
    problems.throwIfAny();
    return new Policy(name, Namespace.ROOT, text, rules, Policy.Substitutions.PLAIN);
  }

  private static HclValue.Block read(String text) {
    try {
      return Hcl.read(text);
    } catch (HclSyntaxException e) {
      throw PolicySyntaxException.of(List.of(new Problem(e.position(), e.reason())));
    }
  }
}
