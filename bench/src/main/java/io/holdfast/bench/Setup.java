package io.holdfast.bench;

import java.io.IOException;
import java.util.List;

/** What a server needs before the load: mounts, keys, secrets and a token with a real policy. */
final class Setup {
  private static final String TOKENS =
      "path \\\"auth/token/create\\\" { capabilities=[\\\"update\\\"] }";

  private Setup() {}

  private static String rules(String mount) {
    return "path \\\""
        + mount
        + "/*\\\" { capabilities=[\\\"create\\\",\\\"read\\\",\\\"update\\\"] }\\n";
  }

  /** Mounts with their keys. */
  static void mounts(Peer peer) throws IOException, InterruptedException {
    peer.call(
        "POST", "sys/mounts/" + Workload.KV, "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}");
    peer.call("POST", "sys/mounts/" + Workload.TRANSIT, "{\"type\":\"transit\"}");
    for (String key : List.of("aes:aes256-gcm96", "ed:ed25519", "ec:ecdsa-p256")) {
      String[] pair = key.split(":", 2);
      peer.call("POST", Workload.TRANSIT + "/keys/" + pair[0], "{\"type\":\"" + pair[1] + "\"}");
    }
    // OpenBao upgrades a KV mount in the background right after mounting it.
    Thread.sleep(1_000);
  }

  /** Prepares a server; returns the load's token. */
  static String prepare(Peer peer) throws IOException, InterruptedException {
    mounts(peer);
    peer.call(
        "POST",
        "sys/policies/acl/bench",
        "{\"policy\":\"" + rules(Workload.KV) + rules(Workload.TRANSIT) + TOKENS + "\"}");
    String token =
        peer.call(
                "POST",
                "auth/token/create",
                "{\"policies\":[\"bench\"],\"ttl\":\"4h\",\"no_parent\":true}")
            .path("auth")
            .path("client_token")
            .asText();
    seed(peer, token, Workload.KEYS);
    return token;
  }

  /** Writes secrets {@code k0 ... k(count-1)}. */
  static void seed(Peer peer, String token, int count) throws InterruptedException {
    new Crowd(peer, null).send("secrets", 0, count, i -> Workload.write(token, i, i));
  }
}
