package io.holdfast.core.policy;

import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code control_group}. */
final class ControlGroupReader {
  private static final String KEY = "control_group";
  private static final String FACTOR = "factor";

  /** OpenBao's key. */
  private static final String SELF_APPROVAL = "self_auth_allowed";

  private ControlGroupReader() {}

  static Optional<ControlGroup> read(Fields parent, Problems all) {
    Problems problems = all.in(KEY);
    List<HclValue.Block> blocks = parent.blocks(KEY);
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    if (blocks.size() > 1) {
      problems.add(blocks.get(1).at(), "can be given only once");
    }
    HclValue.Block block = blocks.getFirst();
    Fields fields =
        new Fields(block, Set.of("ttl", "max_ttl", SELF_APPROVAL), Set.of(FACTOR), problems);
    if (fields.flag(SELF_APPROVAL)) {
      problems.add(
          fields.at(SELF_APPROVAL),
          SELF_APPROVAL + " cannot be true: nobody approves a request of their own");
    }
    List<ControlGroup.Factor> factors = new ArrayList<>();
    for (Labelled factor : Labelled.find(block, FACTOR, problems)) {
      factors.add(factor(factor, problems.in(FACTOR + " " + Problems.quote(factor.label()))));
    }
    if (factors.isEmpty()) {
      problems.add(block.at(), "needs at least one factor");
    }
    return Optional.of(
        new ControlGroup(
            ControlGroup.shorter(fields.duration("ttl"), fields.duration("max_ttl")), factors));
  }

  private static ControlGroup.Factor factor(Labelled factor, Problems problems) {
    Fields fields =
        new Fields(
            factor.body(), Set.of("controlled_capabilities", "identity"), Set.of(), problems);
    List<Capability> capabilities = new ArrayList<>();
    for (String name : fields.texts("controlled_capabilities")) {
      Capability.named(name)
          .ifPresentOrElse(
              capabilities::add,
              () ->
                  problems.add(
                      fields.at("controlled_capabilities"),
                      "invalid capability " + Problems.quote(name)));
    }
    List<HclValue.Block> identities = fields.blocks("identity");
    if (identities.size() != 1) {
      problems.add(factor.at(), "needs one identity block with groups and approvals");
      return new ControlGroup.Factor(factor.label(), capabilities, List.of(), List.of(), 0, "");
    }
    Fields identity =
        new Fields(
            identities.getFirst(),
            Set.of("group_names", "group_ids", "approvals"),
            Set.of(),
            problems.in("identity"));
    ControlGroup.Factor read =
        new ControlGroup.Factor(
            factor.label(),
            capabilities,
            identity.texts("group_names"),
            identity.texts("group_ids"),
            identity.count("approvals"),
            "");
    if (read.groupNames().isEmpty() && read.groupIds().isEmpty()) {
      problems.add(factor.at(), "needs group_names or group_ids: nobody could approve");
    }
    if (read.approvals() == 0) {
      problems.add(factor.at(), "needs approvals, a number from 1 on");
    }
    return read;
  }
}
