package io.holdfast.acceptance.firstuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Launcher;
import io.holdfast.bitcoin.tx.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ./holdfast demo}: the main job, from nothing to a verified audit log. */
class DemoTest {
  private final Path home = Checkout.workplace("demo");

  @Test
  void theDemonstrationDoesTheMainJobAndEndsByItself() throws IOException {
    shown(Launcher.holdfast("demo").with("HOME", home.toString()).run());
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left).as("what it leaves in the user's home").isEmpty();
    }
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void itDoesSoOnAFreshClone() {
    Path clone = home.resolve("clone");
    Command.of(List.of("git", "clone", "-q"), Checkout.root().toString(), clone.toString())
        .run()
        .succeeds();
    shown(
        Command.of(List.of(clone.resolve("holdfast").toString()), "demo")
            .in(home)
            .within(Duration.ofMinutes(25))
            .run());
  }

  private static void shown(Finished demo) {
    demo.succeeds()
        .shows(
            "$ ./holdfast server -dev",
            "$ ./holdfast kv put",
            "./holdfast login",
            "permission denied",
            "$ ./holdfast bitcoin sign",
            "transaction refused by policy",
            "$ ./holdfast audit verify",
            "The log is intact");
    String txid = line(demo, "txid");
    Transaction transaction = Transaction.parseHex(line(demo, "transaction"));
    assertThat(transaction.txid().hex()).isEqualTo(txid);
  }

  private static String line(Finished demo, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + " ([0-9a-f]+)$").matcher(demo.out());
    assertThat(matcher.find()).as(name + " in\n" + demo.out()).isTrue();
    return matcher.group(1);
  }
}
