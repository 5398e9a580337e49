package io.holdfast.core.sys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this node says of itself to others. */
public record NodeFacts(String hostname, String apiAddress) {
  private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");

  /** Those of this machine; asking for its name must not ask the network. */
  public static NodeFacts here(String apiAddress) {
    try {
      return new NodeFacts(Files.readString(KERNELS).strip(), apiAddress);
    } catch (IOException notLinux) {
      String name = System.getenv("COMPUTERNAME");
      return new NodeFacts(name == null ? "localhost" : name, apiAddress);
    }
  }
}
