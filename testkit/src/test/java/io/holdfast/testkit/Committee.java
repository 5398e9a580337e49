package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.util.Arrays;
import java.util.List;

/** People with names of their own on a core, groups of them, and what they ask and approve. */
final class Committee {
  private final TestCore core;

  Committee(TestCore core) {
    this.core = core;
  }

  /** A core with a probe, and a role by which people get tokens. */
  static TestCore started() {
    TestCore core = TestCore.started(new ProbeEngine());
    furnish(core);
    return core;
  }

  /** Prepares a core that has a probe. */
  static void furnish(TestCore core) {
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    core.write("auth/token/roles/people", "{\"allowed_entity_aliases\":\"*\",\"orphan\":true}");
    core.write("probe/values/a", "{\"value\":\"secret\"}");
    Committee here = new Committee(core);
    here.policy("approver", "path \"sys/control-group/authorize\" { capabilities=[\"update\"] }");
  }

  void policy(String name, String text) {
    Reply reply =
        core.write("sys/policies/acl/" + name, Json.object().put("policy", text).toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
  }

  /** A rule on a path that some approvals guard. */
  static String guarded(String path, String capabilities, String... factors) {
    return "path \"%s\" { capabilities = [%s] control_group = { %s } }\n"
        .formatted(path, capabilities, String.join(" ", factors));
  }

  static String factor(String name, String group, int approvals) {
    return "factor \"%s\" { identity { group_names = [\"%s\"] approvals = %d } }"
        .formatted(name, group, approvals);
  }

  /** A fresh token of somebody. */
  String token(String name, String... policies) {
    var body = Json.object().put("entity_alias", name);
    body.set("policies", Json.array(List.of(policies)));
    Reply reply = core.write("auth/token/create/people", body.toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("auth", "client_token");
  }

  /** A token of somebody who may approve. */
  String approver(String name) {
    return token(name, "approver");
  }

  String entity(String token) {
    return core.read("auth/token/lookup-self", token).data("entity_id").asText();
  }

  /** Makes a group of those whose tokens these are. */
  void group(String name, String... tokens) {
    var body = Json.object();
    body.set("member_entity_ids", Json.array(Arrays.stream(tokens).map(this::entity).toList()));
    Reply reply = core.write("identity/group/name/" + name, body.toString());
    assertThat(reply.status()).as(reply.toString()).isLessThan(300);
  }

  /** Reads the guarded value. */
  Kept ask(String token) {
    return Kept.of(core.read("probe/values/a", token));
  }

  /** How a kept request is answered. */
  record Kept(String token, String accessor) {
    static Kept of(Reply reply) {
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      assertThat(reply.data().isEmpty()).isTrue();
      return new Kept(reply.text("wrap_info", "token"), reply.text("wrap_info", "accessor"));
    }
  }

  Reply approve(Kept kept, String token) {
    return core.write(
        "sys/control-group/authorize", "{\"accessor\":\"" + kept.accessor() + "\"}", token);
  }

  Reply status(Kept kept) {
    return core.write("sys/control-group/request", "{\"accessor\":\"" + kept.accessor() + "\"}");
  }

  /** Opens what was kept, by its own token. */
  Reply open(Kept kept) {
    return core.write("sys/wrapping/unwrap", "{}", kept.token());
  }

  /** Opens what was kept, by another token. */
  Reply open(Kept kept, String by) {
    return core.send(
        Operation.UPDATE, "sys/wrapping/unwrap", "{\"token\":\"" + kept.token() + "\"}", by);
  }
}
