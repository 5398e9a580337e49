package io.holdfast.bench;

import io.holdfast.bench.Payments.Kind;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.sign.Secp256k1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sign requests a second of a whole server (HTTP, token, policy with a velocity limit, durable
 * audit, self-check) beside as many bare libsecp256k1 signatures, in turns on the same machine.
 *
 * <p>Arguments: the checkout, then seconds of a round, rounds, and connections.
 */
public final class Signing {
  private static final int WARM_SECONDS = 8;

  private final Peer peer;
  private final int seconds;
  private final int rounds;
  private final int connections;

  private Signing(Peer peer, int seconds, int rounds, int connections) {
    this.peer = peer;
    this.seconds = seconds;
    this.rounds = rounds;
    this.connections = connections;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path checkout = Path.of(arguments[0]).toAbsolutePath();
    Path directory = Files.createTempDirectory("holdfast-signing");
    try (Peer peer = Peer.holdfast(checkout, directory)) {
      peer.prepare();
      new Signing(peer, number(arguments, 1, 10), number(arguments, 2, 3), number(arguments, 3, 8))
          .run();
    }
  }

  private static int number(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  private void run() throws IOException, InterruptedException {
    peer.call("POST", "sys/mounts/bitcoin", "{\"type\":\"bitcoin\"}");
    peer.call("POST", "bitcoin/keys/main", "{\"network\":\"regtest\"}");
    peer.call(
        "POST",
        "bitcoin/policies/limits",
        "{\"max_amount\":100000000,\"max_fee\":100000,"
            + "\"velocity\":[{\"window\":\"24h\",\"max_amount\":2000000000000000}]}");
    System.out.printf(
        "%-16s %10s %14s %12s %16s %9s%n",
        "payment", "requests/s", "signatures/s", "bare/s", "CPU µs/request", "bare µs");
    for (Kind kind : Kind.values()) {
      peer.call(
          "POST",
          "bitcoin/wallets/" + kind.template(),
          "{\"key\":\"main\",\"template\":\"" + kind.template() + "\",\"policy\":\"limits\"}");
      byte[] request = request(kind);
      load(request, WARM_SECONDS);
      for (int round = 0; round < rounds; round++) {
        round(kind, request);
      }
    }
  }

  private byte[] request(Kind kind) throws IOException, InterruptedException {
    String descriptor =
        peer.call("GET", "bitcoin/wallets/" + kind.template(), "")
            .path("data")
            .path("descriptor")
            .asText();
    Wallet wallet = Wallet.of(Descriptor.parse(descriptor), Network.REGTEST);
    String body = "{\"psbt\":\"" + Payments.payment(wallet, kind).base64() + "\"}";
    return LoadClient.request(
        "POST", "bitcoin/wallets/" + kind.template() + "/sign", peer.token(), body);
  }

  private void round(Kind kind, byte[] request) throws IOException, InterruptedException {
    long ticks = peer.cpuTicks();
    long count = load(request, seconds);
    double micros = (peer.cpuTicks() - ticks) * 10_000.0 / count;
    double perSecond = (double) count / seconds;
    double bare = bare(kind);
    System.out.printf(
        Locale.ROOT,
        "%-16s %10.0f %14.0f %12.0f %16.0f %9.0f   requests take %.2f of the bare time%n",
        kind.label(),
        perSecond,
        perSecond * kind.inputs(),
        bare,
        micros,
        1e6 * kind.inputs() * Runtime.getRuntime().availableProcessors() / bare,
        bare / (perSecond * kind.inputs()));
  }

  /** Bare signatures a second by as many threads as there are processors. */
  private double bare(Kind kind) throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    AtomicLong count = new AtomicLong();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] =
          Thread.ofPlatform()
              .start(() -> {
                byte[] key = Secp256k1.generatePrivateKey();
                byte[] hash = Randomness.bytes(32);
                while (System.nanoTime() < end) {
                  if (kind.isTaproot()) {
                    Secp256k1.signSchnorr(key, hash, Randomness.bytes(32));
                  } else {
                    Secp256k1.signEcdsa(key, hash);
                  }
                  count.incrementAndGet();
                }
              });
    }
    for (Thread each : all) {
      each.join();
    }
    return (double) count.get() / seconds;
  }

  /** Sends a request again and again; returns how often it was answered. */
  private long load(byte[] request, int forSeconds) throws InterruptedException {
    AtomicLong count = new AtomicLong();
    AtomicReference<@Nullable String> failure = new AtomicReference<>();
    long end = System.nanoTime() + forSeconds * 1_000_000_000L;
    Thread[] all = new Thread[connections];
    for (int i = 0; i < connections; i++) {
      all[i] =
          Thread.ofVirtual()
              .start(() -> {
                try (LoadClient client = new LoadClient(peer.address(), null)) {
                  while (System.nanoTime() < end) {
                    int status = client.exchange(request);
                    if (status != 200) {
                      failure.set("status " + status);
                      return;
                    }
                    count.incrementAndGet();
                  }
                } catch (IOException e) {
                  failure.set(e.toString());
                }
              });
    }
    for (Thread each : all) {
      each.join();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a request failed: " + failure.get());
    }
    return count.get();
  }
}
