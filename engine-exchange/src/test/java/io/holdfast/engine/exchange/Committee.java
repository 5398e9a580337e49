package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.object;
import static io.holdfast.engine.exchange.Scene.ok;

import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.List;

/** People with names of their own, who ask and approve. */
final class Committee {
  private final TestCore core;

  Committee(TestCore core) {
    this.core = core;
    core.write("auth/token/roles/people", "{\"allowed_entity_aliases\":\"*\",\"orphan\":true}");
    core.write(
        "sys/policies/acl/everything",
        object(
                "policy",
                "path \"exchange/*\" { capabilities=[\"create\",\"update\",\"read\"] }\n"
                    + "path \"sys/approvals/*\" { capabilities=[\"create\",\"update\",\"read\"] }")
            .toString());
  }

  /** The token of somebody new, who is in these groups. */
  String member(String name, String... groups) {
    String token =
        core.write(
                "auth/token/create/people",
                object("entity_alias", name, "policies", Json.array(List.of("everything")))
                    .toString())
            .text("auth", "client_token");
    String entity = core.read("auth/token/lookup-self", token).data("entity_id").asText();
    core.write("identity/entity/id/" + entity, object("name", name).toString());
    for (String group : groups) {
      core.write(
          "identity/group/name/" + group,
          object("member_entity_ids", Json.array(List.of(entity))).toString());
    }
    return token;
  }

  Reply sign(String token, String body) {
    return core.write(
        "exchange/sign/k",
        object("method", "POST", "path", "/sapi/v1/capital/withdraw/apply", "body", body)
            .toString(),
        token);
  }

  void approve(String token, String id) {
    ok(core.write("sys/approvals/" + id + "/approve", "{}", token));
  }
}
