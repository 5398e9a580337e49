package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
  private final TestCore core = TestCore.started();

  @AfterEach
  void stop() {
    core.close();
  }

  private int write(String name, String policy) {
    String body = Json.object().put("policy", policy).toString();
    return core.write("sys/policies/password/" + name, body).status();
  }

  private String generate(String name) {
    return core.read("sys/policies/password/" + name + "/generate").data("password").asText();
  }

  @Test
  void aPasswordHasTheLengthAndTheCharactersThatItsPolicyWants() {
    String policy =
        """
        length = 20
        rule "charset" {
          charset = "abcdefghij"
          min-chars = 1
        }
        rule "charset" {
          charset = "0123456789"
          min-chars = 3
        }
        """;
    assertThat(write("p", policy)).isEqualTo(204);
    assertThat(core.read("sys/policies/password/p").data("policy").asText()).isEqualTo(policy);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      String password = generate("p");
      assertThat(password).hasSize(20).matches("[a-j0-9]+");
      assertThat(password.replaceAll("\\D", "").length()).isGreaterThanOrEqualTo(3);
      assertThat(password.replaceAll("\\d", "").length()).isGreaterThanOrEqualTo(1);
      seen.add(password);
    }
    assertThat(seen).hasSize(200);
  }

  @Test
  void eachCharacterIsAboutAsLikelyAsAnyOther() {
    // 200 does not divide 256: the first characters would come up twice as often without care.
    StringBuilder charset = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      charset.appendCodePoint(0x4e00 + i);
    }
    write("p", "length = 100\nrule \"charset\" { charset = \"" + charset + "\" }");
    int[] counts = new int[200];
    for (int i = 0; i < 400; i++) {
      generate("p").chars().forEach(c -> counts[c - 0x4e00]++);
    }
    // 200 times each on average, with a deviation of 14; biased, the first 56 had 313.
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(100, 300));
  }

  @Test
  void aPolicyMayComeAsJsonOrInBase64() {
    write("json", "{\"length\":4,\"rule\":[{\"charset\":{\"charset\":\"x\",\"min-chars\":4}}]}");
    assertThat(generate("json")).isEqualTo("xxxx");
    write("base64", "bGVuZ3RoID0gNQpydWxlICJjaGFyc2V0IiB7CiAgY2hhcnNldCA9ICJ5Igp9");
    assertThat(generate("base64")).isEqualTo("yyyyy");
  }

  @Test
  void aPolicyThatNoPasswordFulfilsIsRefusedWhenItIsWritten() {
    String rule = "rule \"charset\" { charset = \"a\" min-chars = 9 }";
    assertThat(write("p", "length = 3\nrule \"charset\" { charset = \"a\" }")).isEqualTo(400);
    assertThat(write("p", "length = 101\nrule \"charset\" { charset = \"a\" }")).isEqualTo(400);
    assertThat(write("p", "length = 8")).isEqualTo(400);
    assertThat(write("p", "length = 8\n" + rule)).isEqualTo(400);
    assertThat(write("p", "length = 8\nrule \"words\" { charset = \"a\" }")).isEqualTo(400);
    assertThat(write("p", "length = 8\nrule \"charset\" { charset = \"\\n\" }")).isEqualTo(400);
    // Twenty a among thirty characters: by chance that hardly ever happens.
    String rare =
        "length = 20\nrule \"charset\" { charset = \"a\" min-chars = 20 }\n"
            + "rule \"charset\" { charset = \"bcdefghijklmnopqrstuvwxyz12345\" }";
    assertThat(write("p", rare)).isEqualTo(400);
    assertThat(core.read("sys/policies/password/p").status()).isEqualTo(404);
    assertThat(core.read("sys/policies/password/p/generate").status()).isEqualTo(404);
  }

  @Test
  void policiesAreListedAndDeleted() {
    assertThat(core.list("sys/policies/password/").status()).isEqualTo(404);
    write("b", "length = 8\nrule \"charset\" { charset = \"a\" }");
    write("a", "length = 8\nrule \"charset\" { charset = \"a\" }");
    assertThat(core.list("sys/policies/password/").keys()).containsExactly("a", "b");
    assertThat(core.delete("sys/policies/password/a").status()).isEqualTo(204);
    assertThat(core.delete("sys/policies/password/a").status()).isEqualTo(204);
    assertThat(core.list("sys/policies/password").keys()).containsExactly("b");
    assertThat(core.send(Operation.READ, "sys/policies/password/b", "{}", "").status())
        .isEqualTo(403);
  }
}
