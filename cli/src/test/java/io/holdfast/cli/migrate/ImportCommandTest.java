package io.holdfast.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file loses its secrets only when the vault has given them back. */
class ImportCommandTest {
  private static final String TEXT = "HOST=db\nDB_PASSWORD=corr3ct-h0rse # keep\n";
  private static final String MOUNT =
      "{\"data\":{\"path\":\"secret/\",\"options\":{\"version\":\"2\"}}}";

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home)
        .with("VAULT_ADDR", server.address())
        .with("VAULT_TOKEN", "t")
        .with("HOLDFAST_SCAN_KEY", "07".repeat(32));
  }

  private Path file() throws IOException {
    return Files.writeString(home.resolve(".env"), TEXT);
  }

  @Test
  void withoutWriteNothingIsAskedOfTheServerAndNothingChanges() throws IOException {
    Path file = file();
    Result result = shell().run("import", "-path=secret/app", file.toString());
    assertThat(result.out()).contains("vault:secret/data/app#DB_PASSWORD").doesNotContain("h0rse");
    assertThat(result.err()).contains("Nothing was changed");
    assertThat(server.asked()).isEmpty();
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void whatTheVaultGaveBackIsReplacedByItsReference() throws IOException {
    server.answer("GET /v1/sys/internal/ui/mounts/secret/app", 200, MOUNT);
    server.answer(
        "GET /v1/secret/data/app",
        200,
        "{\"data\":{\"data\":{\"old\":\"x\",\"DB_PASSWORD\":\"corr3ct-h0rse\"},\"metadata\":{\"version\":3}}}");
    server.answer("PUT /v1/secret/data/app", 200, "{\"data\":{\"version\":4}}");
    Path file = file();
    Result result = shell().run("import", "-path=secret/app", "-write", file.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(file)
        .hasContent("HOST=db\nDB_PASSWORD=\"vault:secret/data/app#DB_PASSWORD\" # keep\n");
    assertThat(server.asked())
        .anySatisfy(asked ->
            assertThat(asked.body())
                .isEqualTo(
                    "{\"data\":{\"old\":\"x\",\"DB_PASSWORD\":\"corr3ct-h0rse\"},\"options\":{\"cas\":3}}"));
  }

  @Test
  void aRefusalLeavesTheFileAsItIs() throws IOException {
    server.answer("GET /v1/sys/internal/ui/mounts/secret/app", 200, MOUNT);
    server.answer("PUT /v1/secret/data/app", 403, "{\"errors\":[\"permission denied\"]}");
    Path file = file();
    Result result = shell().run("import", "-path=secret/app", "-write", file.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("No file was changed").doesNotContain("h0rse");
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void anotherValueOfTheVaultIsNotReplacedUnasked() throws IOException {
    server.answer("GET /v1/sys/internal/ui/mounts/secret/app", 200, MOUNT);
    server.answer(
        "GET /v1/secret/data/app",
        200,
        "{\"data\":{\"data\":{\"DB_PASSWORD\":\"other\"},\"metadata\":{\"version\":1}}}");
    Path file = file();
    Result result = shell().run("import", "-path=secret/app", "-write", file.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("-force");
    assertThat(file).hasContent(TEXT);
  }
}
