package io.holdfast.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a server needs before the load: mounts, keys, secrets and a token with a real policy. */
final class Setup {
  private static final int CLIENTS = 32;

  private static final String TOKENS =
      "path \\\"auth/token/create\\\" { capabilities=[\\\"update\\\"] }";

  private Setup() {}

  private static String rules(String mount) {
    return "path \\\""
        + mount
        + "/*\\\" { capabilities=[\\\"create\\\",\\\"read\\\",\\\"update\\\"] }\\n";
  }

  /** Prepares a server; returns the load's token. */
  static String prepare(Peer peer) throws IOException, InterruptedException {
    peer.call(
        "POST", "sys/mounts/" + Workload.KV, "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}");
    peer.call("POST", "sys/mounts/" + Workload.TRANSIT, "{\"type\":\"transit\"}");
    for (String key : List.of("aes:aes256-gcm96", "ed:ed25519", "ec:ecdsa-p256")) {
      String[] pair = key.split(":", 2);
      peer.call("POST", Workload.TRANSIT + "/keys/" + pair[0], "{\"type\":\"" + pair[1] + "\"}");
    }
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
    // OpenBao upgrades a KV mount in the background right after mounting it.
    Thread.sleep(1_000);
    seed(peer, token, Workload.KEYS);
    return token;
  }

  /** Writes secrets {@code k0 ... k(count-1)}. */
  static void seed(Peer peer, String token, int count) throws InterruptedException {
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i;
      clients.add(() -> {
        try (LoadClient client = new LoadClient(peer.address(), null)) {
          for (int key = first; key < count; key += CLIENTS) {
            int status = client.exchange(Workload.write(token, key, key));
            if (status != 200) {
              throw new IOException("seeding " + peer.name() + ": status " + status);
            }
          }
        }
        return first;
      });
    }
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<Integer> done : threads.invokeAll(clients)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
