package io.holdfast.bench;

import java.io.IOException;

/**
 * A run with what it cost the server.
 *
 * @param cpuMicros processor time of the server per request, in microseconds
 */
record Measured(Load.Result result, double cpuMicros) {
  private static final double MICROS_PER_TICK = 10_000;

  static Measured of(Peer peer, Load load, Workload workload, double seconds)
      throws IOException, InterruptedException {
    long before = peer.cpuTicks();
    Load.Result result = load.run(workload, seconds);
    double micros = (peer.cpuTicks() - before) * MICROS_PER_TICK;
    return new Measured(result, micros / Math.max(1, result.requests()));
  }
}
