package io.holdfast.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Json;
import io.holdfast.server.config.LogConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  @TempDir Path directory = Path.of("");

  @AfterEach
  void leaveTheLogAsItWas() throws IOException {
    Logging.configure(LogConfig.DEFAULT.withLevel(LogConfig.Level.WARN), System.err);
  }

  @Test
  void aLineHasTheFormThatVaultsLogHas() throws IOException {
    Logging.configure(LogConfig.DEFAULT, stream);
    LoggerFactory.getLogger("core").info("vault is {}", "unsealed");
    LoggerFactory.getLogger("io.holdfast.storage.local.LocalStorage")
        .atWarn()
        .addKeyValue("path", "/data")
        .log("slow disk");
    LoggerFactory.getLogger("core").debug("not shown");
    List<String> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\[INFO]  core: vault is unsealed");
    assertThat(lines.getLast()).endsWith(" [WARN]  storage.local: slow disk: path=/data");
  }

  @Test
  void aMessageCannotLookLikeAnotherLine() throws IOException {
    Logging.configure(LogConfig.DEFAULT, stream);
    LoggerFactory.getLogger("core").info("a\r\n2026-01-01T00:00:00.000Z [INFO]  core: b\u001b[31m");
    assertThat(lines())
        .singleElement()
        .asString()
        .endsWith("core: a\\r\\n2026-01-01T00:00:00.000Z [INFO]  core: b?[31m");
  }

  @Test
  void anExceptionIsWrittenWithoutItsMessage() throws IOException {
    Logging.configure(LogConfig.DEFAULT, stream);
    Exception cause = new IllegalArgumentException("s3cr3t");
    LoggerFactory.getLogger("core").error("failed", new IllegalStateException("s3cr3t", cause));
    assertThat(stream.toString(StandardCharsets.UTF_8))
        .contains("java.lang.IllegalStateException\n")
        .contains("caused by java.lang.IllegalArgumentException\n")
        .contains("LoggingTest")
        .doesNotContain("s3cr3t");
  }

  @Test
  void jsonHasTheSameFacts() throws IOException {
    Logging.configure(LogConfig.DEFAULT.withFormat(LogConfig.Format.JSON), stream);
    LoggerFactory.getLogger("core").atInfo().addKeyValue("n", 3).log("line\nbreak");
    var line = Json.tree(lines().getFirst().getBytes(StandardCharsets.UTF_8));
    assertThat(line.get("@level").asText()).isEqualTo("info");
    assertThat(line.get("@message").asText()).isEqualTo("line\nbreak");
    assertThat(line.get("@module").asText()).isEqualTo("core");
    assertThat(line.get("@timestamp").asText()).endsWith("Z");
    assertThat(line.get("n").asText()).isEqualTo("3");
  }

  @Test
  void aFileThatWasMovedAwayIsOpenedAnew() throws IOException {
    Path file = directory.resolve("holdfast.log");
    Logging.configure(LogConfig.DEFAULT.withFile(file), stream);
    LoggerFactory.getLogger("core").info("first");
    Path moved = Files.move(file, directory.resolve("holdfast.log.1"));
    LoggerFactory.getLogger("core").info("second");
    Logging.reopen();
    LoggerFactory.getLogger("core").info("third");
    assertThat(Files.readString(moved)).contains("first", "second").doesNotContain("third");
    assertThat(Files.readString(file)).contains("third").doesNotContain("second");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void aFileThatCannotBeWrittenIsAnError() {
    Path nowhere = directory.resolve("no/such/file.log");
    assertThatThrownBy(() -> Logging.configure(LogConfig.DEFAULT.withFile(nowhere), stream))
        .isInstanceOf(IOException.class);
  }

  private List<String> lines() {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
