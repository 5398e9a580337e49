package io.holdfast.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link SideBySide} is told. */
record Settings(
    Path checkout,
    Path bao,
    double seconds,
    int rounds,
    double warm,
    int connections,
    int secrets,
    List<Workload> workloads) {

  static Settings parse(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new IllegalArgumentException(
          "usage: SideBySide CHECKOUT BAO [seconds=10] [rounds=3] [warm=5] [connections=64]"
              + " [secrets=100000] [workloads=kv_read,...]");
    }
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments.subList(2, arguments.size())) {
      String[] pair = argument.split("=", 2);
      given.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return new Settings(
        Path.of(arguments.get(0)).toAbsolutePath(),
        Path.of(arguments.get(1)).toAbsolutePath(),
        Double.parseDouble(given.getOrDefault("seconds", "10")),
        Integer.parseInt(given.getOrDefault("rounds", "3")),
        Double.parseDouble(given.getOrDefault("warm", "5")),
        Integer.parseInt(given.getOrDefault("connections", "64")),
        Integer.parseInt(given.getOrDefault("secrets", "100000")),
        workloads(given.getOrDefault("workloads", "")));
  }

  private static List<Workload> workloads(String names) {
    return names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(",", -1))
            .map(name -> Workload.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
  }
}
