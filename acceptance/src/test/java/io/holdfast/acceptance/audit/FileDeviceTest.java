package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The {@code file} device gets what the built-in log gets, and may be rotated. */
class FileDeviceTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("file-device");

  private static final int REQUESTS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Path enabled(String name, Map<String, String> options) {
    Path file = server.directory().resolve(name + "/audit.log");
    Map<String, String> all = new TreeMap<>(options);
    all.put("file_path", file.toString());
    server.root().post("sys/audit/" + name, Map.of("type", "file", "options", all)).succeeds();
    return file;
  }

  private static List<String> askedIds() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      ids.add(server.root().get("auth/token/lookup-self").text("request_id"));
    }
    return ids;
  }

  @Test
  void itsLinesAreTheEntriesOfTheLog() throws IOException {
    Path file = enabled("same", Map.of());
    List<String> ids = askedIds();
    // Each is there when its request is answered: nothing is waited for.
    List<JsonNode> lines = lines(file);
    assertThat(ids(lines)).containsAll(ids);
    assertThat(Files.getPosixFilePermissions(file).toString())
        .isEqualTo("[OWNER_READ, OWNER_WRITE]");
    LogFiles log = new LogFiles(server.auditLog());
    Patience.until("the entries in the log", () -> ids(log.entries()).containsAll(ids));
    assertThat(log.entries()).containsAll(lines);
    server.root().delete("sys/audit/same").succeeds();
  }

  @Test
  void anEntryThatIsLargeIsOneLineAllTheSame() {
    Path file = enabled("large", Map.of());
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      many.put("field-" + i, "value");
    }
    server.root().post("cubbyhole/large", many).succeeds();
    assertThat(lines(file))
        .anySatisfy(line -> assertThat(line.at("/request/data").size()).isEqualTo(2_000));
    server.root().delete("sys/audit/large").succeeds();
  }

  @Test
  void itIsRotatedBySizeAndLosesNothing() {
    Path file = enabled("rotated", Map.of("rotate_bytes", "20000"));
    List<String> ids = askedIds();
    Patience.until(
        "rotated files that are compressed",
        () -> files(file).stream().filter(name -> name.toString().endsWith(".gz")).count() >= 3);
    Patience.until(
        "all entries in the rotated files",
        () ->
            ids(files(file).stream().flatMap(one -> lines(one).stream()).toList())
                .containsAll(ids));
    server.root().delete("sys/audit/rotated").succeeds();
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
    Path file = enabled("moved", Map.of());
    var _ = server.root().get("auth/token/lookup-self").succeeds();
    Files.move(file, file.resolveSibling("audit.log.1"));
    String id = server.root().get("auth/token/lookup-self").text("request_id");
    assertThat(ids(lines(file))).contains(id);
    server.root().delete("sys/audit/moved").succeeds();
  }

  private static List<String> ids(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.at("/request/id").asText()).toList();
  }

  private static List<Path> files(Path file) {
    try (Stream<Path> all = Files.list(file.getParent())) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(Path file) {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      List<JsonNode> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(MAPPER.readTree(line));
      }
      return lines;
    } catch (IOException e) {
      // It was compressed and removed meanwhile.
      return List.of();
    }
  }
}
