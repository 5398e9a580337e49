package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Keys that change while they are used: nothing is lost, and nothing is made with a lost key. */
class RaceTest {
  private static final int ROUNDS = 40;

  @Test
  void everyCiphertextMadeDuringRotationsDecryptsAfterwards() throws Exception {
    try (Transit transit = new Transit()) {
      transit.key("k", "aes256-gcm96");
      Queue<String> ciphertexts = new ConcurrentLinkedQueue<>();
      Callable<Void> encrypting =
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              ciphertexts.add(transit.encrypt("k", Transit.HELLO));
            }
            return null;
          };
      Callable<Void> rotating =
          () -> {
            for (int i = 0; i < 10; i++) {
              var _ = transit.done("keys/k/rotate");
            }
            return null;
          };
      together(List.of(encrypting, encrypting, encrypting, rotating, rotating));
      assertThat(ciphertexts).hasSize(3 * ROUNDS);
      for (String ciphertext : ciphertexts) {
        assertThat(transit.decrypt("k", ciphertext)).isEqualTo(Transit.HELLO);
      }
      assertThat(Transit.ok(transit.get("keys/k")).path("latest_version").asInt()).isEqualTo(21);
    }
  }

  @Test
  void onlyOneOfTheKeysThatManyRequestsWouldCreateIsCreated() throws Exception {
    try (Transit transit = new Transit()) {
      Queue<String> ciphertexts = new ConcurrentLinkedQueue<>();
      Callable<Void> creating =
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              ciphertexts.add(transit.encrypt("fresh-" + i, Transit.base64("fresh-" + i)));
            }
            return null;
          };
      together(List.of(creating, creating, creating, creating));
      List<String> opened = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        for (String ciphertext : ciphertexts) {
          var reply = transit.post("decrypt/fresh-" + i, "ciphertext", ciphertext);
          if (reply.status() == 200) {
            opened.add(reply.data("plaintext").asText());
          }
        }
      }
      assertThat(opened).hasSize(4 * ROUNDS);
    }
  }

  @Test
  void signaturesMadeWhileKeysAreDroppedFromMemoryAreWhole() throws Exception {
    try (Transit transit = new Transit()) {
      transit.key("k", "ecdsa-secp256k1");
      Queue<String> signatures = new ConcurrentLinkedQueue<>();
      Callable<Void> signing =
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              signatures.add(transit.sign("k", Transit.HELLO));
            }
            return null;
          };
      Callable<Void> forgetting =
          () -> {
            for (int i = 0; i < 20_000; i++) {
              transit.engine().forgetSecrets();
            }
            return null;
          };
      together(List.of(signing, signing, forgetting));
      for (String signature : signatures) {
        assertThat(transit.verify("k", Transit.HELLO, signature)).isTrue();
      }
    }
  }

  private static void together(List<Callable<Void>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        var _ = done.get();
      }
    }
  }
}
