package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyPathsTest {
  private static final String RULE = "path \\\"x\\\" { capabilities = [\\\"read\\\"] }";

  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started();
    for (String name : new String[] {"team/a", "team/b", "single"}) {
      core.write("sys/policies/acl/" + name, "{\"policy\":\"" + RULE + "\"}");
    }
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply patch(String name, String body) {
    return core.send(Operation.PATCH, "sys/policies/acl/" + name, body, TestCore.ROOT);
  }

  @Test
  void policiesAreListedBelowAName() {
    assertThat(core.list("sys/policies/acl/").keys()).contains("team/a", "single", "root");
    assertThat(core.list("sys/policies/acl/team/").keys()).containsExactly("team/a", "team/b");
    assertThat(core.list("sys/policy/team/").keys()).containsExactly("team/a", "team/b");
    assertThat(core.list("sys/policies/acl/nobody/").status()).isEqualTo(404);
  }

  @Test
  void aPolicyIsReadAsVaultShowsItUnlessItUsesMore() {
    assertThat(core.read("sys/policies/acl/single").data().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "policy");
    assertThat(core.read("sys/policy/single").data().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "rules");
    patch("single", "{\"cas_required\":true}");
    assertThat(core.read("sys/policies/acl/single").data("version").asInt()).isEqualTo(2);
  }

  @Test
  void aDetailedListShowsAllThatIsKnownOfEach() {
    Reply all = core.list("sys/policies/detailed/acl/");
    assertThat(all.keys()).contains("single", "root");
    assertThat(all.data("key_info", "single").path("version").asInt()).isEqualTo(1);
    assertThat(all.data("key_info", "single").path("policy"))
        .isEqualTo(core.read("sys/policies/acl/single").data("policy"));
    assertThat(core.list("sys/policies/detailed/acl/team/").keys())
        .containsExactly("team/a", "team/b");
  }

  @Test
  void aPatchLeavesWhatItDoesNotName() {
    assertThat(patch("single", "{\"cas_required\":true}").status()).isEqualTo(204);
    Reply read = core.read("sys/policies/acl/single");
    assertThat(read.data("version").asInt()).isEqualTo(2);
    assertThat(read.data("cas_required").asBoolean()).isTrue();
    assertThat(read.data("policy").asText()).isEqualTo(RULE.replace("\\", ""));
    assertThat(patch("single", "{\"ttl\":\"1h\"}").status()).isEqualTo(400);
    assertThat(patch("single", "{\"cas\":2,\"ttl\":\"1h\"}").status()).isEqualTo(204);
    assertThat(core.read("sys/policies/acl/single").data().has("expiration")).isTrue();
    assertThat(patch("single", "{\"cas\":3,\"cas_required\":false}").status()).isEqualTo(204);
    assertThat(core.read("sys/policies/acl/single").data().has("expiration")).isTrue();
  }

  @Test
  void whatIsNotThereOrNoPolicyIsNotPatched() {
    assertThat(patch("nobody", "{\"cas_required\":true}").status()).isEqualTo(400);
    assertThat(patch("root", "{\"cas_required\":true}").status()).isEqualTo(400);
    assertThat(patch("single", "{\"policy\":\"junk {\"}").status()).isEqualTo(400);
    assertThat(patch("single", "{\"policy\":\"\"}").status()).isEqualTo(400);
  }
}
