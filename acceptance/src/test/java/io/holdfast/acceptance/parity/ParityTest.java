package io.holdfast.acceptance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.BaoServer;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DevServer;
import io.holdfast.acceptance.program.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Plays the shared parity cases of the areas that are built. The differences that remain are in
 * {@code target/parity.txt}.
 */
class ParityTest {
  private static final Pattern AREAS =
      Pattern.compile(
          "(policy-crud|policy-globs|policy-parameters|policy-templated|identity-.*|token-.*|kv.*|cubbyhole|wrapping"
              + "|transit-(batch|encrypt|keys|rotate-versions|sign|hash-hmac-random)"
              + "|userpass|approle-.*|sys-(mounts|auth-mounts|capabilities|health|tools)"
              + "|jwt-auth|cert-auth|leases|errors-.*)\\.json");

  private static final Pattern LAST_LINE =
      Pattern.compile("(\\d+) of (\\d+) steps agree \\(([\\d.]+) %\\)");

  private static final double LEAST_PERCENT = 90;

  @Test
  void answersAgreeWithOpenBaosInTheAreasThatAreBuilt() throws IOException {
    Path player = shared("parity/parity.py");
    List<String> cases = cases(shared("parity/cases"));
    assertThat(cases).hasSizeGreaterThan(25);
    try (BaoServer bao = BaoServer.start("parity-bao");
        DevServer own = DevServer.start("parity", "-dev-no-store-token")) {
      String[] words =
          Stream.concat(
                  Stream.of(
                      player.toString(),
                      "--peer=" + bao.address(),
                      "--peer-token=" + BaoServer.ROOT_TOKEN,
                      "--ours=" + own.address(),
                      "--ours-token=" + DevServer.ROOT_TOKEN,
                      "--show=1000"),
                  cases.stream())
              .toArray(String[]::new);
      Finished played = Command.of(Peers.python(), words).within(Duration.ofMinutes(8)).run();
      Files.writeString(Checkout.module("target").resolve("parity.txt"), played.out());
      Matcher result = LAST_LINE.matcher(played.out());
      assertThat(result.find()).as(played.out() + played.err()).isTrue();
      System.out.println("parity: " + result.group());
      assertThat(Double.parseDouble(result.group(3)))
          .as(played.out())
          .isGreaterThanOrEqualTo(LEAST_PERCENT);
    }
  }

  private static List<String> cases(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> AREAS.matcher(file.getFileName().toString()).matches())
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  /** The cases are not part of the checkout: they are only there where it lies beside them. */
  private static Path shared(String name) {
    return Checkout.shared(name)
        .orElseThrow(() -> {
          String why = "no ../shared/" + name + " beside the checkout to compare by";
          System.err.println("\n!!! SKIPPED: " + why + "\n");
          return new TestAbortedException(why);
        });
  }
}
