package io.holdfast.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@link SideBySide} and {@link Scale} are told: {@code name=value} each.
 *
 * @param seconds of a round (10)
 * @param rounds of each workload (3)
 * @param warm seconds before, for each server and workload (5)
 * @param connections of the load (64)
 * @param secrets to be stored (100000)
 * @param workloads a comma list of their names; empty for the usual ones
 * @param directory where the servers keep their data, used again when it is there; a fresh one that
 *     nobody uses again when it is not given
 * @param leases to be stored in Holdfast (1000000)
 * @param peerLeases to be stored in OpenBao, which holds all of them in memory (100000)
 * @param entities to be stored (100000)
 * @param callers entities with a token, in whose names the load asks (900; OpenBao refuses bodies
 *     of more than 1,000 texts)
 */
record Settings(
    Path checkout,
    Path bao,
    double seconds,
    int rounds,
    double warm,
    int connections,
    int secrets,
    List<Workload> workloads,
    Optional<Path> directory,
    int leases,
    int peerLeases,
    int entities,
    int callers) {

  static Settings parse(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new IllegalArgumentException(
          "usage: CHECKOUT BAO [name=value ...]; see Settings for the names");
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
        workloads(given.getOrDefault("workloads", "")),
        Optional.ofNullable(given.get("directory")).map(Path::of).map(Path::toAbsolutePath),
        Integer.parseInt(given.getOrDefault("leases", "1000000")),
        Integer.parseInt(given.getOrDefault("peer_leases", "100000")),
        Integer.parseInt(given.getOrDefault("entities", "100000")),
        Integer.parseInt(given.getOrDefault("callers", "900")));
  }

  private static List<Workload> workloads(String names) {
    return names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(",", -1))
            .map(name -> Workload.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
  }
}
