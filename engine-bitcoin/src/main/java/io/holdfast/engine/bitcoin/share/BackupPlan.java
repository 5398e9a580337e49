package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.slip39.SplitPlan;
import io.holdfast.crypto.CryptoException;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is to get which shares.
 *
 * @param groupThreshold how many groups restore the key
 */
record BackupPlan(int groupThreshold, List<Group> groups) {
  static final Field<JsonNode> GROUPS =
      Field.any(
              "groups",
              "The groups: a list of {\"name\", \"threshold\", \"custodians\": [...]}; threshold of"
                  + " a group's custodians restore it.")
          .asRequired();
  static final Field<Long> GROUP_THRESHOLD =
      Field.integer(
          "group_threshold", "How many groups restore the key; needed for more than one.");

  /** A custodian with the name under which it is stored. */
  record Member(String name, Custodian custodian) {}

  /** A group and its members. */
  record Group(String name, int threshold, List<Member> members) {}

  /**
   * The plan of a request.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the group that is wrong
   */
  static BackupPlan of(Call call) {
    JsonNode groups = call.get(GROUPS);
    if (!groups.isArray() || groups.isEmpty()) {
      throw Inputs.invalid(
          GROUPS.name(),
          "is no list of groups such as [{\"threshold\":2,\"custodians\":[\"ann\",\"bob\",\"eve\"]}]");
    }
    List<Group> all = new ArrayList<>();
    for (JsonNode group : groups) {
      all.add(group(call, "%s[%d]".formatted(GROUPS.name(), all.size()), all.size(), group));
    }
    if (all.size() > 1 && !call.has(GROUP_THRESHOLD)) {
      throw Inputs.invalid(
          GROUP_THRESHOLD.name(), "is required; say how many of the groups restore the key");
    }
    long threshold = call.has(GROUP_THRESHOLD) ? call.get(GROUP_THRESHOLD) : 1;
    BackupPlan plan = new BackupPlan(Math.clamp(threshold, -1, 1000), List.copyOf(all));
    var _ = Inputs.of(GROUP_THRESHOLD.name(), () -> plan.split(0));
    return plan;
  }

  private static Group group(Call call, String field, int position, JsonNode node) {
    JsonNode custodians = node.path("custodians");
    if (!node.isObject() || !custodians.isArray() || custodians.isEmpty()) {
      throw Inputs.invalid(field, "has no list of custodians");
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!List.of("name", "threshold", "custodians").contains(name)) {
            throw Inputs.invalid(field, "unknown field '" + name + "'");
          }
        });
    List<Member> members = new ArrayList<>();
    for (JsonNode name : custodians) {
      members.add(member(call, field, Named.name(field, name.asText())));
    }
    if (members.stream().map(Member::name).distinct().count() < members.size()) {
      throw Inputs.invalid(field, "names a custodian twice; two shares in one hand count once");
    }
    JsonNode threshold = node.path("threshold");
    if (!threshold.canConvertToInt()) {
      throw Inputs.invalid(field, "threshold is no number");
    }
    var _ = Inputs.of(field, () -> new SplitPlan.Group(threshold.asInt(), members.size()));
    String name = node.path("name").asText("group " + (position + 1));
    return new Group(name, threshold.asInt(), List.copyOf(members));
  }

  private static Member member(Call call, String field, String name) {
    Custodian custodian =
        Custodian.find(call.storage(), name)
            .orElseThrow(() ->
                Inputs.invalid(
                    field,
                    "there is no %s; write it to custodians/%s first"
                        .formatted(Named.CUSTODIANS.label(name), name)));
    try {
      custodian.recipient().requireValid(call.now());
    } catch (CryptoException e) {
      throw Inputs.invalid(field, Named.CUSTODIANS.label(name) + ": " + e.getMessage());
    }
    return new Member(name, custodian);
  }

  /** As SLIP-39 splits. */
  SplitPlan split(int iterationExponent) {
    return new SplitPlan(
        groupThreshold,
        groups.stream()
            .map(group -> new SplitPlan.Group(group.threshold(), group.members().size()))
            .toList(),
        iterationExponent,
        true);
  }
}
