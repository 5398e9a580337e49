package io.holdfast.acceptance.durability;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that have payments signed from one wallet, and what each of them got. */
final class Payments {
  static final int CLIENTS = 64;
  static final long DUST = 294;

  private static final String ABOUT =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
  private static final String SHOP = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
  private static final long COIN = 100_000;
  private static final long FEE = 1_000;
  private static final int LARGEST = 20_000;

  private final Wallet wallet;
  private final AtomicInteger coins = new AtomicInteger();
  private final Map<Integer, Long> asked = new ConcurrentHashMap<>();
  private final Map<Integer, Long> signed = new ConcurrentHashMap<>();

  private Payments(Wallet wallet) {
    this.wallet = wallet;
  }

  /**
   * A wallet from which so much may leave.
   *
   * @param limit sat within 30 days
   */
  static Payments furnish(Api root, long limit) {
    root.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    root.post("bitcoin/keys/main", Map.of("network", "regtest", "mnemonic", ABOUT)).succeeds();
    root.post(
            "bitcoin/policies/limits",
            Map.of("velocity", List.of(Map.of("window", "30d", "max_amount", limit))))
        .succeeds();
    Reply made =
        root.post(
                "bitcoin/wallets/hot",
                Map.of("key", "main", "template", "bip84", "policy", "limits"))
            .succeeds();
    return new Payments(Wallet.of(Descriptor.parse(made.text("data/descriptor")), Network.REGTEST));
  }

  /** What was signed so far. */
  long sum() {
    return signed.values().stream().mapToLong(Long::longValue).sum();
  }

  int count() {
    return signed.size();
  }

  /** Lets all clients loose until the server is gone, or refuses each of them. */
  Crowd begin(Api root, long seed) {
    Crowd crowd = new Crowd();
    for (int client = 0; client < CLIENTS; client++) {
      Random random = new Random(seed + client);
      crowd.running.add(crowd.clients.submit(() -> payUntilTheEnd(root, random)));
    }
    return crowd;
  }

  private void payUntilTheEnd(Api root, Random random) {
    try {
      while (pay(root, coins.incrementAndGet(), 1_000 + random.nextInt(LARGEST))) {
        // the next one
      }
    } catch (IOException e) {
      // No answer: the server is gone, which is what the test is about.
      return;
    }
  }

  /** Asks again for what no answer came to. */
  void askAgain(Api root) throws IOException {
    for (Map.Entry<Integer, Long> each : asked.entrySet()) {
      if (!signed.containsKey(each.getKey())) {
        pay(root, each.getKey(), each.getValue());
      }
    }
  }

  /**
   * Has a payment signed.
   *
   * @return whether it was; false if the limit is used up
   */
  boolean pay(Api root, int coin, long amount) throws IOException {
    asked.put(coin, amount);
    Reply reply =
        root.attempt(
            "POST", "bitcoin/wallets/hot/sign", Api.json(Map.of("psbt", psbt(coin, amount))));
    switch (reply.status()) {
      case 200 -> {
        signed.put(coin, amount);
        return true;
      }
      case 403 -> {
        asked.remove(coin);
        return false;
      }
      // It is about to go.
      case 503 -> throw new IOException(reply.toString());
      default -> throw new AssertionError("neither signed nor refused: " + reply);
    }
  }

  /** A coin of the wallet that no payment spends yet. */
  int freshCoin() {
    return coins.incrementAndGet();
  }

  private String psbt(int coin, long amount) {
    WalletScript own = wallet.at(Place.receive(0));
    Transaction funding =
        new Transaction(
            2,
            List.of(
                TxIn.unsigned(
                    new OutPoint(new TxId(Bytes.fromHex("%064x".formatted(coin))), 0), TxIn.FINAL)),
            List.of(new TxOut(COIN, own.derived().scriptPubKey())),
            0);
    return new PaymentDraft()
        .spend(funding, 0, own)
        .pay(Address.parse(SHOP, Network.REGTEST).script(), amount)
        .pay(wallet.at(Place.change(0)), COIN - amount - FEE)
        .psbt()
        .base64();
  }

  /** Clients at work. */
  static final class Crowd implements AutoCloseable {
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();

    /** Waits until each has come to its end; what else went wrong is thrown. */
    @Override
    public void close() {
      clients.close();
      for (Future<?> client : running) {
        try {
          client.get();
        } catch (ExecutionException e) {
          throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError(e);
        }
      }
    }
  }
}
