package io.holdfast.core.audit.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices come and go under load, and no line is lost, cut or refused for it. */
class DevicesTest {
  @TempDir private Path directory;
  private final Devices devices = new Devices();

  @AfterEach
  void close() {
    devices.close();
  }

  private DeviceEntry file(String name, String... options) {
    Map<String, String> all = new java.util.HashMap<>();
    all.put("file_path", directory.resolve(name).toString());
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return new DeviceEntry(name + "/", "file", "", false, all);
  }

  private static List<byte[]> lines(String... lines) {
    return Stream.of(lines).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private List<String> written(String name) throws IOException {
    return Files.readAllLines(directory.resolve(name));
  }

  @Test
  void anOlderRequestDoesNotBringADisabledDeviceBack() throws IOException {
    EnabledDevices with = new EnabledDevices(1, List.of(file("a")));
    EnabledDevices without = new EnabledDevices(2, List.of());
    devices.deliver(with, lines("one")).await();
    devices.deliver(without, lines("two")).await();
    devices.deliver(with, lines("late")).await();
    devices.deliver(without, lines("three")).await();
    assertThat(written("a")).containsExactly("one");
  }

  @Test
  void requestsThatRaceWithAChangeOfDevicesAreAllServed() throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long version = 1L + i / 4;
      String line = "line-" + i;
      List<DeviceEntry> entries =
          version % 2 == 0 ? List.of(file("a")) : List.of(file("a"), file("b"));
      work.add(() -> {
        devices.deliver(new EnabledDevices(version, entries), lines(line)).await();
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    devices.close();
    assertThat(written("a")).hasSize(400).doesNotHaveDuplicates();
    assertThat(written("b")).allMatch(line -> line.matches("line-\\d+"));
  }

  @Test
  void aDeviceThatCannotBeOpenedIsNamedAndHoldsNobodyUp() throws IOException {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closedPort = socket.getLocalPort();
    }
    DeviceEntry gone =
        new DeviceEntry("gone/", "socket", "", false, Map.of("address", "127.0.0.1:" + closedPort));
    EnabledDevices both = new EnabledDevices(1, List.of(file("a"), gone));
    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(Refusal.Unavailable.class)
          .isThrownBy(() -> devices.deliver(both, lines("x")))
          .withMessageContaining("gone/");
    }
    devices.deliver(new EnabledDevices(2, List.of(file("a"))), lines("after")).await();
    assertThat(written("a")).containsExactly("after");
  }

  @Test
  void rotatingWithEachLineLosesNone() throws Exception {
    EnabledDevices enabled = new EnabledDevices(1, List.of(file("r", "rotate_bytes", "1")));
    for (int i = 0; i < 60; i++) {
      devices.deliver(enabled, lines("line-" + i)).await();
    }
    Files.writeString(directory.resolve("r.notes"), "somebody else's");
    devices.close();
    List<String> all = new ArrayList<>();
    for (String name : rotated()) {
      all.addAll(read(name));
    }
    assertThat(all).hasSize(60).doesNotHaveDuplicates();
    assertThat(directory.resolve("r.notes")).exists();
  }

  /** The rotated files by their names before they are compressed, which goes on meanwhile. */
  private Set<String> rotated() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("r\\.\\d.*Z(-\\d+)?(\\.gz)?"))
          .forEach(name -> names.add(name.replace(".gz", "")));
      return names;
    }
  }

  private List<String> read(String name) throws IOException {
    try {
      return Files.readAllLines(directory.resolve(name));
    } catch (NoSuchFileException compressed) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(directory.resolve(name + ".gz")))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    }
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
    EnabledDevices enabled = new EnabledDevices(1, List.of(file("m")));
    devices.deliver(enabled, lines("one")).await();
    Files.move(directory.resolve("m"), directory.resolve("m.old"));
    devices.deliver(enabled, lines("two")).await();
    assertThat(written("m")).containsExactly("two");
  }
}
