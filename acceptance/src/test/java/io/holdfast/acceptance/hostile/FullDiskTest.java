package io.holdfast.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Patience;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** A disk that is full refuses writes with a clear error, and loses none that was acknowledged. */
class FullDiskTest {
  private static final Path DISK = Checkout.module("target/work/full-disk");

  /** The server keeps 64 MiB free for what it must still write when it refuses. */
  private static final String SIZE = "140m";

  private static final int FILLER = 32 << 20;
  private static final int VALUE = 100_000;
  private static final int MORE_THAN_FITS = 2_000;

  private final DurableServer server = DurableServer.named("full-disk-server");

  @BeforeEach
  void mountASmallDisk() throws IOException {
    unmount();
    Files.createDirectories(DISK);
    boolean mounted =
        Files.isExecutable(Path.of("/bin/mount"))
            && Command.of(
                        List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs"),
                        DISK.toString())
                    .run()
                    .exitCode()
                == 0;
    if (!mounted) {
      String why = "a full disk: only a user who may mount can make one";
      System.err.println("\n!!! SKIPPED: " + why + "\n");
      throw new TestAbortedException(why);
    }
    server.withDataIn(DISK.resolve("data"));
  }

  @AfterEach
  void unmount() {
    server.close();
    if (Files.isDirectory(DISK)) {
      Command.of(List.of("umount"), DISK.toString()).run();
    }
  }

  @Test
  void aFullDiskRefusesWritesAndLosesNothing() throws IOException {
    Path filler = Files.write(DISK.resolve("filler"), new byte[FILLER]);
    server.ready();
    server.root().post("sys/mounts/kv", Map.of("type", "kv")).succeeds();

    int acknowledged = writtenUntilRefused();
    server.root().post("kv/again", value(0)).refuses(503, "disk");
    server.anyone().get("sys/seal-status").succeeds();
    assertThat(server.anyone().get("sys/health").status()).isIn(200, 503);

    Files.delete(filler);
    Patience.until(
        "writes taken again once there is room",
        () -> server.root().post("kv/after", value(0)).status() == 204);
    holdsAll(acknowledged);
    server.kill();
    server.start().unseal();
    holdsAll(acknowledged);
    server.holdfast("audit", "verify", server.auditLog().toString()).run().succeeds();
  }

  /** Writes until that is refused; returns how many were acknowledged. */
  private int writtenUntilRefused() {
    for (int number = 0; number < MORE_THAN_FITS; number++) {
      Reply reply = server.root().post("kv/" + number, value(number));
      if (reply.status() != 204) {
        reply.refuses(503, "disk", "free");
        return number;
      }
    }
    throw new AssertionError("the disk was never full");
  }

  private void holdsAll(int acknowledged) {
    for (int i = 0; i < acknowledged; i++) {
      assertThat(server.root().get("kv/" + i).succeeds().text("data/v"))
          .isEqualTo(value(i).get("v"));
    }
  }

  private static Map<String, String> value(int number) {
    return Map.of("v", (number + " ").repeat(VALUE / 6));
  }
}
