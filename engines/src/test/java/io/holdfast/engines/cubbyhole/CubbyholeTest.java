package io.holdfast.engines.cubbyhole;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CubbyholeTest {
  private final TestCore core = TestCore.started(new CubbyholeEngine());
  private final String alice = token("{\"policies\":[\"default\"]}");
  private final String bob = token("{\"policies\":[\"default\"]}");

  @AfterEach
  void close() {
    core.close();
  }

  private String token(String json) {
    return core.write("auth/token/create", json).text("auth", "client_token");
  }

  @Test
  void eachTokenSeesOnlyItsOwn() {
    assertThat(core.write("cubbyhole/dir/a", "{\"x\":1.50}", alice).status()).isEqualTo(204);
    assertThat(core.read("cubbyhole/dir/a", alice).data().toString()).isEqualTo("{\"x\":1.50}");
    assertThat(core.read("cubbyhole/dir/a", bob).status()).isEqualTo(404);
    assertThat(core.read("cubbyhole/dir/a").status()).isEqualTo(404);
    assertThat(core.send(Operation.LIST, "cubbyhole/", "{}", alice).keys()).containsExactly("dir/");
    assertThat(core.send(Operation.LIST, "cubbyhole/dir/", "{}", alice).keys())
        .containsExactly("a");
    assertThat(core.send(Operation.LIST, "cubbyhole/", "{}", bob).status()).isEqualTo(404);
  }

  @Test
  void whatIsDeletedOrReplacedIsGone() {
    core.write("cubbyhole/a", "{\"x\":1,\"y\":2}", alice);
    core.write("cubbyhole/a", "{\"z\":3}", alice);
    assertThat(core.read("cubbyhole/a", alice).data().toString()).isEqualTo("{\"z\":3}");
    assertThat(core.send(Operation.DELETE, "cubbyhole/a", "{}", alice).status()).isEqualTo(204);
    assertThat(core.read("cubbyhole/a", alice).status()).isEqualTo(404);
    assertThat(core.send(Operation.DELETE, "cubbyhole/a", "{}", alice).status()).isEqualTo(204);
  }

  @Test
  void theSecretsOfARevokedTokenAreOfNoUseToAnyone() {
    core.write("cubbyhole/a", "{\"x\":1}", alice);
    core.write("auth/token/revoke", "{\"token\":\"" + alice + "\"}");
    assertThat(core.read("cubbyhole/a", alice).status()).isEqualTo(403);
    assertThat(core.read("cubbyhole/a", "").status()).isIn(400, 403);
  }

  @Test
  void nothingIsWrittenWithoutDataOrAName() {
    assertThat(core.write("cubbyhole/a", "{}", alice).status()).isEqualTo(400);
    assertThat(core.write("cubbyhole/a/", "{\"x\":1}", alice).status()).isEqualTo(400);
    assertThat(core.write("cubbyhole/", "{\"x\":1}").status()).isEqualTo(400);
    assertThat(core.read("cubbyhole/").status()).isEqualTo(400);
  }

  @Test
  void batchTokensHaveNone() {
    String batch = token("{\"type\":\"batch\",\"policies\":[\"default\"]}");
    assertThat(core.write("cubbyhole/a", "{\"x\":1}", batch).status()).isEqualTo(400);
    assertThat(core.read("cubbyhole/a", batch).status()).isEqualTo(400);
  }
}
