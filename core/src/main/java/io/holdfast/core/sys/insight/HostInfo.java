package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.holdfast.api.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The machine that the server runs on: what Java tells of it, and Linux in {@code /proc}. */
final class HostInfo {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final Set<String> NO_DISKS =
      Set.of("tmpfs", "devtmpfs", "proc", "sysfs", "cgroup", "cgroup2", "squashfs");
  private static final int BYTES_PER_KIB = 1024;

  private HostInfo() {}

  static ObjectNode read(Instant now) {
    ObjectNode out = Json.object();
    out.set("cpu", processors());
    out.set("disk", disks());
    out.set("host", host(now));
    out.set("memory", memory());
    out.put("timestamp", now.toString());
    return out;
  }

  private static ArrayNode processors() {
    ArrayNode all = Json.array();
    ObjectNode one = null;
    for (String line : lines(PROCESSORS)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip()) {
        case "processor" -> one = all.addObject().put("cpu", number(value)).put("cores", 1);
        case "model name" -> put(one, "modelName", value);
        case "vendor_id" -> put(one, "vendorId", value);
        case "cpu family" -> put(one, "family", value);
        case "model" -> put(one, "model", value);
        case "microcode" -> put(one, "microcode", value);
        default -> {
          // Of no use to an operator.
        }
      }
    }
    for (int i = 0; all.isEmpty() && i < Runtime.getRuntime().availableProcessors(); i++) {
      all.addObject().put("cpu", i).put("cores", 1);
    }
    return all;
  }

  private static void put(
      @org.jspecify.annotations.Nullable ObjectNode one, String name, String v) {
    if (one != null) {
      one.put(name, v);
    }
  }

  private static ArrayNode disks() {
    ArrayNode all = Json.array();
    for (FileStore store : FileSystems.getDefault().getFileStores()) {
      try {
        long total = store.getTotalSpace();
        if (total <= 0 || NO_DISKS.contains(store.type())) {
          continue;
        }
        long free = store.getUnallocatedSpace();
        ObjectNode one = all.addObject();
        one.put("fstype", store.type());
        one.put("path", pathOf(store));
        one.put("total", total);
        one.put("free", free);
        one.put("used", total - free);
        one.put("usedPercent", 100.0 * (total - free) / total);
      } catch (IOException e) {
        // A disk that is not readable now is left out.
      }
    }
    return all;
  }

  /** Java tells the path only as part of a store's text: {@code /data (/dev/vda1)}. */
  private static String pathOf(FileStore store) {
    String text = store.toString();
    int end = text.lastIndexOf(" (");
    return end < 0 ? text : text.substring(0, end);
  }

  private static ObjectNode host(Instant now) {
    ObjectNode out = Json.object();
    List<String> uptime = lines(UPTIME);
    long seconds = uptime.isEmpty() ? 0 : (long) decimal(uptime.getFirst().split(" ", 2)[0]);
    out.put("bootTime", seconds == 0 ? 0 : now.getEpochSecond() - seconds);
    out.put("hostname", name());
    out.put("kernelArch", System.getProperty("os.arch", ""));
    out.put("kernelVersion", System.getProperty("os.version", ""));
    out.put("os", System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT));
    out.put("procs", ProcessHandle.allProcesses().count());
    out.put("uptime", seconds);
    return out;
  }

  private static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "";
    }
  }

  private static ObjectNode memory() {
    ObjectNode out = Json.object();
    long total = 0;
    long available = 0;
    long free = 0;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      total = system.getTotalMemorySize();
      free = system.getFreeMemorySize();
      available = free;
    }
    for (String line : lines(MEMORY)) {
      if (line.startsWith("MemAvailable:")) {
        available = number(line.replaceAll("\\D", "")) * BYTES_PER_KIB;
      }
    }
    out.put("total", total);
    out.put("available", available);
    out.put("free", free);
    out.put("used", Math.max(0, total - available));
    out.put("usedPercent", total == 0 ? 0 : 100.0 * Math.max(0, total - available) / total);
    return out;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      // Only Linux has it.
      return List.of();
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double decimal(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
