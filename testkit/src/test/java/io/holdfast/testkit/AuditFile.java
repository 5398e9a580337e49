package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a core writes to an audit device, as a test reads it. */
public record AuditFile(Path path) {
  /** Enables a file device on a core. */
  public static AuditFile on(TestCore core, Path directory) {
    Path file = directory.resolve("audit.log");
    assertThat(
            core.write(
                    "sys/audit/file",
                    "{\"type\":\"file\",\"options\":{\"file_path\":\"" + file + "\"}}")
                .status())
        .isEqualTo(204);
    return new AuditFile(file);
  }

  /** All entries, oldest first. */
  List<JsonNode> entries() {
    return text().lines().map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8))).toList();
  }

  /** The entries of a path: of each request one for it and one for its answer. */
  public List<JsonNode> of(String requestPath) {
    return entries().stream()
        .filter(entry -> entry.path("request").path("path").asText().equals(requestPath))
        .toList();
  }

  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
