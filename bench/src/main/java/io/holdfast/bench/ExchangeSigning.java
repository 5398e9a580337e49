package io.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Signatures of the exchange engine, under a policy, with the Merkle log and a file audit device.
 * OpenBao has nothing like it, so there is no ratio: transit's HMAC on the same machine stands
 * beside.
 *
 * <p>Arguments: as of {@link SideBySide}.
 */
public final class ExchangeSigning {
  private static final List<Workload> WORKLOADS =
      List.of(Workload.TRANSIT_HMAC, Workload.EXCHANGE_SIGN, Workload.EXCHANGE_SIGN_NONCE);

  private static final String POLICY =
      """
      {"paths": ["/api/v3/order", "/0/private/AddOrder"], "methods": ["POST"],
       "symbols": ["BTCUSDT", "XBTUSD"], "parameters": {"quantity": {"max": "2"}, "volume": {"max": "2"}},
       "hosts": ["api.binance.com", "api.kraken.com"]}
      """;

  private ExchangeSigning() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings settings = Settings.parse(Arrays.asList(arguments));
    Path directory =
        Files.createDirectories(
            settings.directory().orElse(Files.createTempDirectory("holdfast-bench")));
    try (Peer holdfast = Peer.holdfast(settings.checkout(), directory)) {
      holdfast.prepare();
      String token = prepare(holdfast);
      System.out.println("| workload | req/s | p50 ms | p99 ms | CPU us/req | failures |");
      System.out.println("|---|---|---|---|---|---|");
      for (Workload workload : WORKLOADS) {
        Load load =
            new Load(
                holdfast.address(), Target.of(token, Workload.KEYS), null, settings.connections());
        var _ = load.run(workload, settings.warm());
        for (int round = 0; round < settings.rounds(); round++) {
          Measured run = Measured.of(holdfast, load, workload, settings.seconds());
          System.out.printf(
              Locale.ROOT,
              "| %s | %.0f | %.2f | %.2f | %.0f | %d |%n",
              workload.label(),
              run.result().perSecond(),
              run.result().p50Micros() / 1e3,
              run.result().p99Micros() / 1e3,
              run.cpuMicros(),
              run.result().failures());
        }
      }
    }
  }

  /** Mounts the engines with their keys; returns a token with a policy of its own. */
  private static String prepare(Peer holdfast) throws IOException, InterruptedException {
    holdfast.call("POST", "sys/mounts/" + Workload.EXCHANGE, "{\"type\":\"exchange\"}");
    holdfast.call("POST", Workload.EXCHANGE + "/policies/p", POLICY);
    holdfast.call(
        "POST",
        Workload.EXCHANGE + "/keys/binance",
        "{\"venue\":\"binance\",\"algorithm\":\"hmac-sha256\",\"key_id\":\"id\",\"secret\":\"bench-secret\","
            + "\"policy\":\"p\"}");
    holdfast.call(
        "POST",
        Workload.EXCHANGE + "/keys/kraken",
        "{\"venue\":\"kraken\",\"key_id\":\"id\",\"secret\":\"YmVuY2gtc2VjcmV0\",\"policy\":\"p\"}");
    holdfast.call("POST", "sys/mounts/" + Workload.TRANSIT, "{\"type\":\"transit\"}");
    holdfast.call("POST", Workload.TRANSIT + "/keys/aes", "{}");
    holdfast.call(
        "POST",
        "sys/policies/acl/bench",
        "{\"policy\":\"path \\\"bench-*\\\" { capabilities=[\\\"create\\\",\\\"update\\\"] }\"}");
    return holdfast
        .call("POST", "auth/token/create", "{\"policies\":[\"bench\"],\"ttl\":\"4h\"}")
        .path("auth")
        .path("client_token")
        .asText();
  }
}
